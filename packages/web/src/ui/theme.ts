// Dresses Mantine's components in the design language; knows no page and no word.
import type {
  ActionIcon,
  Button,
  Checkbox,
  Input,
  InputWrapper,
  Menu,
  Modal,
  Pagination,
  PasswordInput,
  Popover,
  Radio,
  SegmentedControl,
  Select,
  Skeleton,
  Tabs,
  Textarea,
  TextInput,
} from '@mantine/core';
import { createTheme } from '@mantine/core';
import classes from './theme.module.css';

const field = { label: classes.label, input: classes.input, error: classes.error, description: classes.description };

/** What floats belongs to the content of the page, where screen readers look for it. */
const portalProps = { target: '#content' };

type Extendable = { extend(dress: never): unknown };

/** What a component's own `extend` answers, without its script, which comes with the first page that has it. */
const dress = <Component extends Extendable>(of: Parameters<Component['extend']>[0]) => of;

export const theme = createTheme({
  cursorType: 'pointer',
  focusRing: 'never',
  respectReducedMotion: true,
  components: {
    Button: dress<typeof Button>({ defaultProps: { variant: 'plain' }, classNames: { root: classes.button } }),
    ActionIcon: dress<typeof ActionIcon>({ defaultProps: { variant: 'plain' }, classNames: { root: classes.icon } }),
    Menu: dress<typeof Menu>({
      defaultProps: {
        portalProps,
        withInitialFocusPlaceholder: false,
        position: 'bottom-end',
        offset: 4,
        transitionProps: { duration: 80 },
      },
      classNames: {
        dropdown: classes.menu,
        item: classes.menuItem,
        label: classes.menuLabel,
        divider: classes.divider,
      },
    }),
    Modal: dress<typeof Modal>({
      defaultProps: { centered: true, radius: 12, transitionProps: { duration: 100 } },
      classNames: {
        content: classes.modal,
        header: classes.modalHeader,
        title: classes.modalTitle,
        body: classes.modalBody,
        overlay: classes.overlay,
        close: classes.icon,
      },
    }),
    Tabs: dress<typeof Tabs>({ classNames: { list: classes.tabs, tab: classes.tab } }),
    Input: dress<typeof Input>({ classNames: { input: classes.input } }),
    InputWrapper: dress<typeof InputWrapper>({
      classNames: { label: classes.label, error: classes.error, description: classes.description },
    }),
    TextInput: dress<typeof TextInput>({ classNames: field }),
    Textarea: dress<typeof Textarea>({ classNames: field }),
    PasswordInput: dress<typeof PasswordInput>({
      classNames: { ...field, innerInput: classes.innerInput, visibilityToggle: classes.icon },
    }),
    Select: dress<typeof Select>({
      // The list itself scrolls: it belongs to its input, which a scrolling box around it would not.
      defaultProps: { checkIconPosition: 'right', comboboxProps: { portalProps }, withScrollArea: false },
      classNames: { ...field, dropdown: classes.menu, options: classes.options, option: classes.option },
    }),
    Checkbox: dress<typeof Checkbox>({
      defaultProps: { size: 'xs' },
      classNames: {
        label: classes.choice,
        inner: classes.boxRoom,
        input: classes.box,
        icon: classes.tick,
        description: classes.choiceMeaning,
      },
    }),
    Popover: dress<typeof Popover>({ defaultProps: { portalProps } }),
    Radio: dress<typeof Radio>({
      defaultProps: { size: 'xs' },
      classNames: {
        label: classes.choice,
        inner: classes.boxRoom,
        radio: classes.dot,
        description: classes.choiceMeaning,
      },
    }),
    RadioGroup: dress<typeof Radio.Group>({ classNames: { label: classes.label, error: classes.error } }),
    SegmentedControl: dress<typeof SegmentedControl>({
      defaultProps: { size: 'xs', transitionDuration: 0, withItemsBorders: false },
      classNames: { root: classes.segments, label: classes.segment, indicator: classes.chosenSegment },
    }),
    Pagination: dress<typeof Pagination>({ defaultProps: { size: 32, gap: 4 }, classNames: { control: classes.page } }),
    Skeleton: dress<typeof Skeleton>({ classNames: { root: classes.skeleton } }),
  },
});
