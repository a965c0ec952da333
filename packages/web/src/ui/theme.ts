// Dresses Mantine's components in the design language; knows no page and no word.
import {
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
  createTheme,
} from '@mantine/core';
import classes from './theme.module.css';

const field = { label: classes.label, input: classes.input, error: classes.error, description: classes.description };

/** What floats belongs to the content of the page, where screen readers look for it. */
const portalProps = { target: '#content' };

export const theme = createTheme({
  cursorType: 'pointer',
  focusRing: 'never',
  respectReducedMotion: true,
  components: {
    Button: Button.extend({ defaultProps: { variant: 'plain' }, classNames: { root: classes.button } }),
    ActionIcon: ActionIcon.extend({ defaultProps: { variant: 'plain' }, classNames: { root: classes.icon } }),
    Menu: Menu.extend({
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
    Modal: Modal.extend({
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
    Tabs: Tabs.extend({ classNames: { list: classes.tabs, tab: classes.tab } }),
    Input: Input.extend({ classNames: { input: classes.input } }),
    InputWrapper: InputWrapper.extend({
      classNames: { label: classes.label, error: classes.error, description: classes.description },
    }),
    TextInput: TextInput.extend({ classNames: field }),
    Textarea: Textarea.extend({ classNames: field }),
    PasswordInput: PasswordInput.extend({
      classNames: { ...field, innerInput: classes.innerInput, visibilityToggle: classes.icon },
    }),
    Select: Select.extend({
      // The list itself scrolls: it belongs to its input, which a scrolling box around it would not.
      defaultProps: { checkIconPosition: 'right', comboboxProps: { portalProps }, withScrollArea: false },
      classNames: { ...field, dropdown: classes.menu, options: classes.options, option: classes.option },
    }),
    Checkbox: Checkbox.extend({
      defaultProps: { size: 'xs' },
      classNames: {
        label: classes.choice,
        inner: classes.boxRoom,
        input: classes.box,
        icon: classes.tick,
        description: classes.choiceMeaning,
      },
    }),
    Popover: Popover.extend({ defaultProps: { portalProps } }),
    Radio: Radio.extend({
      defaultProps: { size: 'xs' },
      classNames: {
        label: classes.choice,
        inner: classes.boxRoom,
        radio: classes.dot,
        description: classes.choiceMeaning,
      },
    }),
    RadioGroup: Radio.Group.extend({ classNames: { label: classes.label, error: classes.error } }),
    SegmentedControl: SegmentedControl.extend({
      defaultProps: { size: 'xs', transitionDuration: 0, withItemsBorders: false },
      classNames: { root: classes.segments, label: classes.segment, indicator: classes.chosenSegment },
    }),
    Pagination: Pagination.extend({ defaultProps: { size: 32, gap: 4 }, classNames: { control: classes.page } }),
    Skeleton: Skeleton.extend({ classNames: { root: classes.skeleton } }),
  },
});
