// The rules of a password beside the field, each with whether what is typed keeps it.
import { IconCheck, IconPoint } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { isKept, passwordRules, type Whose } from './password-rules.ts';
import classes from './PasswordRules.module.css';

type Props = { password: string; whose: Whose };

export function PasswordRules({ password, whose }: Props) {
  const { t } = useTranslation('account');
  return (
    <div className={classes.rules} id="password-rules">
      <span>{t('rules')}</span>
      <ul>
        {passwordRules.map((rule) => {
          const kept = isKept(rule, password, whose);
          return (
            <li key={rule} data-kept={kept || undefined}>
              {kept ? (
                <IconCheck size={14} stroke={2} aria-hidden="true" />
              ) : (
                <IconPoint size={14} aria-hidden="true" />
              )}
              {t(`rule.${rule}`)}
              <span className="sm-only-read">, {kept ? t('ruleMet') : t('ruleOpen')}</span>
            </li>
          );
        })}
        <li>
          <IconPoint size={14} aria-hidden="true" />
          {t('ruleOfServer')}
        </li>
      </ul>
    </div>
  );
}
