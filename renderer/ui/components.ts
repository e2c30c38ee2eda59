import {
  ActionIcon,
  Button,
  Checkbox,
  Input,
  Kbd,
  type MantineThemeComponents,
  Menu,
  Modal,
  Paper,
  Popover,
  Progress,
  Radio,
  SegmentedControl,
  Select,
  Slider,
  Switch,
  Table,
  Tooltip,
} from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { createElement } from 'react'

/** Height, padding at the sides, letters, corners. */
const BUTTON_SIZES: Readonly<Record<string, readonly [string, string, string, string]>> = {
  xs: ['26px', '9px', '12px', '5px'],
  sm: ['32px', '12px', '13px', '6px'],
  md: ['40px', '18px', '14px', '8px'],
}

/** The sheet takes a press for itself, so that no `mousedown` follows: what is open closes with the press already. */
const CLOSING = { clickOutsideEvents: ['pointerdown'] }

/** What Mantine's components are when nothing else is said. */
export const components: MantineThemeComponents = {
  Button: Button.extend({
    defaultProps: { variant: 'default', size: 'sm' },
    vars: (_theme, props) => {
      const [height, padding, size, radius] = BUTTON_SIZES[props.size ?? 'sm'] ?? ['32px', '12px', '13px', '6px']
      return {
        root: {
          '--button-height': height,
          '--button-padding-x': padding,
          '--button-fz': size,
          '--button-radius': radius,
        },
      }
    },
    styles: { root: { fontWeight: 540 } },
  }),
  ActionIcon: ActionIcon.extend({ defaultProps: { variant: 'subtle', size: 28 } }),
  Input: Input.extend({
    vars: () => ({
      wrapper: { '--input-height': '30px', '--input-bd': 'var(--ts-control)', '--input-fz': '13px' },
    }),
  }),
  Select: Select.extend({
    defaultProps: {
      allowDeselect: false,
      rightSection: createElement(IconChevronDown, { size: 14 }),
      withCheckIcon: true,
      checkIconPosition: 'right',
      comboboxProps: { ...CLOSING, shadow: 'sm', transitionProps: { duration: 120 } },
    },
  }),
  Popover: Popover.extend({ defaultProps: { ...CLOSING } }),
  Menu: Menu.extend({
    defaultProps: {
      ...CLOSING,
      withInitialFocusPlaceholder: false,
      shadow: 'sm',
      transitionProps: { duration: 120 },
      position: 'bottom-start',
    },
  }),
  Tooltip: Tooltip.extend({
    defaultProps: {
      openDelay: 400,
      transitionProps: { duration: 120 },
      maw: 280,
      multiline: true,
      events: { hover: true, focus: true, touch: false },
    },
  }),
  SegmentedControl: SegmentedControl.extend({ defaultProps: { withItemsBorders: false, size: 'sm' } }),
  Switch: Switch.extend({ defaultProps: { withThumbIndicator: false } }),
  Checkbox: Checkbox.extend({ defaultProps: { size: 'xs' } }),
  Radio: Radio.extend({ defaultProps: { size: 'xs' } }),
  Slider: Slider.extend({ defaultProps: { size: 4, thumbSize: 18 } }),
  Progress: Progress.extend({ defaultProps: { size: 6, radius: 3, color: 'var(--ts-accent-ink)' } }),
  Modal: Modal.extend({
    defaultProps: {
      radius: 12,
      padding: 20,
      size: 440,
      centered: true,
      shadow: 'lg',
      transitionProps: { duration: 120 },
      overlayProps: { color: 'var(--ts-scrim)', backgroundOpacity: 1 },
    },
  }),
  // A second <header> would pass for a second banner of the page.
  ModalHeader: { defaultProps: { component: 'div' } },
  Paper: Paper.extend({ defaultProps: { radius: 'lg' } }),
  Table: Table.extend({ defaultProps: { verticalSpacing: 6, horizontalSpacing: 10 } }),
  Kbd: Kbd.extend({ defaultProps: { size: 'xs' } }),
}
