// The languages of the panel, each by its own name; what is on the screen stays there, in other words.
import { Menu, UnstyledButton } from '@mantine/core';
import { IconCheck, IconChevronDown } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { isLanguage, languages, type Language } from './format/languages.ts';
import classes from './LanguageMenu.module.css';
import { speak } from './speak.ts';

const offered = Object.keys(languages).filter(isLanguage);

type Props = { onChoose?: (language: Language) => void };

/** `onChoose` hears what is chosen; the panel speaks it all the same. */
export function LanguageItems({ onChoose }: Props) {
  const { i18n } = useTranslation();
  const choose = (language: Language) => {
    onChoose?.(language);
    void speak(i18n, language);
  };
  return offered.map((each) => (
    <Menu.Item
      key={each}
      lang={each}
      aria-current={each === i18n.language}
      leftSection={<IconCheck className={classes.check} data-chosen={each === i18n.language} size={16} stroke={1.5} />}
      onClick={() => choose(each)}
    >
      {languages[each].name}
    </Menu.Item>
  ));
}

export function LanguageMenu(props: Props) {
  const { t, i18n } = useTranslation('ui');
  return (
    <Menu width={160}>
      <Menu.Target>
        <UnstyledButton className={classes.target} data-tip={t('language')}>
          <span className="sm-only-read">{t('language')}</span>
          <span aria-hidden="true">{i18n.language.toUpperCase()}</span>
          <IconChevronDown size={16} stroke={1.5} aria-hidden="true" />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <LanguageItems {...props} />
      </Menu.Dropdown>
    </Menu>
  );
}
