// Dresses Mantine's components in the design language; knows no page and no word.
import type {
  ActionIcon,
  Button,
  Checkbox,
  Input,
  InputWrapper,
  Menu,
  Modal,
  MultiSelect,
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
import buttons from './buttons.module.css';
import choices from './choices.module.css';
import fields from './fields.module.css';
import floats from './floats.module.css';
import skeletons from './skeletons.module.css';
import ways from './ways.module.css';

const field = { label: fields.label, input: fields.input, error: fields.error, description: fields.description };

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
    Button: dress<typeof Button>({ defaultProps: { variant: 'plain' }, classNames: { root: buttons.button } }),
    ActionIcon: dress<typeof ActionIcon>({ defaultProps: { variant: 'plain' }, classNames: { root: buttons.icon } }),
    Menu: dress<typeof Menu>({
      defaultProps: {
        portalProps,
        withInitialFocusPlaceholder: false,
        position: 'bottom-end',
        offset: 4,
        transitionProps: { duration: 80 },
      },
      classNames: {
        dropdown: floats.menu,
        item: floats.menuItem,
        label: floats.menuLabel,
        divider: floats.divider,
      },
    }),
    Modal: dress<typeof Modal>({
      defaultProps: { centered: true, radius: 12, transitionProps: { duration: 100 } },
      classNames: {
        content: floats.modal,
        header: floats.modalHeader,
        title: floats.modalTitle,
        body: floats.modalBody,
        overlay: floats.overlay,
        close: buttons.icon,
      },
    }),
    Tabs: dress<typeof Tabs>({ classNames: { list: ways.tabs, tab: ways.tab } }),
    Input: dress<typeof Input>({ classNames: { input: fields.input } }),
    InputWrapper: dress<typeof InputWrapper>({
      classNames: { label: fields.label, error: fields.error, description: fields.description },
    }),
    TextInput: dress<typeof TextInput>({ classNames: field }),
    Textarea: dress<typeof Textarea>({ classNames: field }),
    PasswordInput: dress<typeof PasswordInput>({
      classNames: { ...field, innerInput: fields.innerInput, visibilityToggle: buttons.icon },
    }),
    Select: dress<typeof Select>({
      // The list itself scrolls: it belongs to its input, which a scrolling box around it would not.
      defaultProps: { checkIconPosition: 'right', comboboxProps: { portalProps }, withScrollArea: false },
      classNames: { ...field, dropdown: floats.menu, options: floats.options, option: floats.option },
    }),
    MultiSelect: dress<typeof MultiSelect>({
      defaultProps: { comboboxProps: { portalProps }, withScrollArea: false },
      classNames: { label: fields.label, dropdown: floats.menu, options: floats.options, option: floats.option },
    }),
    Checkbox: dress<typeof Checkbox>({
      defaultProps: { size: 'xs' },
      classNames: {
        label: choices.choice,
        inner: choices.boxRoom,
        input: choices.box,
        icon: choices.tick,
        description: choices.choiceMeaning,
      },
    }),
    Popover: dress<typeof Popover>({ defaultProps: { portalProps } }),
    Radio: dress<typeof Radio>({
      defaultProps: { size: 'xs' },
      classNames: {
        label: choices.choice,
        inner: choices.boxRoom,
        radio: choices.dot,
        description: choices.choiceMeaning,
      },
    }),
    RadioGroup: dress<typeof Radio.Group>({ classNames: { label: fields.label, error: fields.error } }),
    SegmentedControl: dress<typeof SegmentedControl>({
      defaultProps: { size: 'xs', transitionDuration: 0, withItemsBorders: false },
      classNames: { root: choices.segments, label: choices.segment, indicator: choices.chosenSegment },
    }),
    Pagination: dress<typeof Pagination>({ defaultProps: { size: 32, gap: 4 }, classNames: { control: ways.page } }),
    Skeleton: dress<typeof Skeleton>({ classNames: { root: skeletons.skeleton } }),
  },
});
