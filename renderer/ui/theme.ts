import {
  ActionIcon,
  Button,
  Checkbox,
  createTheme,
  type CSSVariablesResolver,
  defaultVariantColorsResolver,
  Input,
  Kbd,
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
  type VariantColorsResolver,
} from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { createElement } from 'react'
import { type Palette, palettes } from './palette.ts'

const font =
  '"Inter Variable",-apple-system,BlinkMacSystemFont,"Segoe UI Variable Text","Segoe UI",system-ui,sans-serif'

const variantColorResolver: VariantColorsResolver = (input) => {
  const standard = defaultVariantColorsResolver(input)
  const clear = '1px solid transparent'
  // A colour given by name (Danger) keeps Mantine's own derivation, except for its calm outline.
  switch (input.variant) {
    case 'light':
      return {
        ...standard,
        background: 'var(--ts-accent-tint)',
        hover: 'var(--ts-accent-tint-hover)',
        color: 'var(--ts-accent-ink)',
        border: clear,
      }
    case 'default':
      return {
        ...standard,
        background: 'var(--ts-raised)',
        hover: 'var(--ts-chrome)',
        color: 'var(--ts-ink)',
        border: '1px solid var(--ts-line-strong)',
      }
    case 'danger':
      return {
        ...standard,
        background: 'var(--ts-raised)',
        hover: 'var(--ts-chrome)',
        color: 'var(--ts-must)',
        border: '1px solid var(--ts-line-strong)',
      }
    case 'subtle':
      return {
        ...standard,
        background: 'transparent',
        hover: 'var(--ts-hover)',
        color: 'var(--ts-ink-2)',
        border: clear,
      }
    case 'filled':
      return {
        ...standard,
        background: 'var(--ts-accent)',
        hover: 'var(--ts-accent-hover)',
        color: 'var(--ts-on-accent)',
        border: '1px solid var(--ts-accent)',
      }
    default:
      return standard
  }
}

const BUTTON_SIZES: Readonly<Record<string, readonly [string, string, string, string]>> = {
  xs: ['26px', '9px', '12px', '5px'],
  sm: ['32px', '12px', '13px', '6px'],
  md: ['40px', '18px', '14px', '8px'],
}

/** Mantine as VISUAL section 2 wants it. Extra button variant: `danger`, outlined with red text. */
/** The sheet takes a press for itself, so that no `mousedown` follows: what is open closes with the press already. */
const CLOSING = { clickOutsideEvents: ['pointerdown'] }

export const theme = createTheme({
  primaryColor: 'verdigris',
  primaryShade: { light: 7, dark: 6 },
  black: '#151B1A',
  white: '#FFFFFF',
  defaultRadius: 'sm',
  cursorType: 'default',
  respectReducedMotion: true,
  focusRing: 'auto',
  colors: {
    verdigris: [
      '#EEF7F5',
      '#DCEFEB',
      '#BCE0D9',
      '#94D5CA',
      '#62C9B9',
      '#2A9A8C',
      '#17786D',
      '#0A6B62',
      '#085A52',
      '#06453F',
    ],
    gray: [
      '#F8F9F7',
      '#F2F3F0',
      '#E9EBE7',
      '#DFE2DD',
      '#C6CCC6',
      '#8A948F',
      '#626C69',
      '#46504D',
      '#2B3331',
      '#151B1A',
    ],
    dark: [
      '#E9EDEB',
      '#B3BDBA',
      '#98A4A1',
      '#6B7774',
      '#424B4C',
      '#2E3536',
      '#252B2C',
      '#1C2122',
      '#161A1B',
      '#111415',
    ],
  },
  fontFamily: font,
  fontFamilyMonospace: '"JetBrains Mono Variable",ui-monospace,"SF Mono","Cascadia Mono",Consolas,monospace',
  fontSizes: { xs: '11px', sm: '12px', md: '13px', lg: '15px', xl: '19px' },
  lineHeights: { xs: '14px', sm: '16px', md: '18px', lg: '22px', xl: '26px' },
  spacing: { xs: '4px', sm: '8px', md: '12px', lg: '16px', xl: '24px' },
  radius: { xs: '4px', sm: '6px', md: '8px', lg: '10px', xl: '14px' },
  shadows: {
    xs: 'var(--ts-shadow-1)',
    sm: 'var(--ts-shadow-2)',
    md: 'var(--ts-shadow-2)',
    lg: 'var(--ts-shadow-3)',
    xl: 'var(--ts-shadow-3)',
  },
  headings: {
    fontFamily: font,
    sizes: {
      h1: { fontSize: '26px', lineHeight: '32px', fontWeight: '640' },
      h2: { fontSize: '19px', lineHeight: '26px', fontWeight: '620' },
      h3: { fontSize: '13px', lineHeight: '18px', fontWeight: '620' },
    },
  },
  variantColorResolver,
  components: {
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
  },
})

function variables(palette: Palette): Record<string, string> {
  return {
    ...Object.fromEntries(Object.entries(palette).map(([name, value]) => [`--ts-${name}`, value])),
    '--ts-accent-tint-hover': 'color-mix(in srgb, var(--ts-accent-ink) 8%, var(--ts-accent-tint))',
    '--mantine-color-body': palette.surface,
    '--mantine-color-text': palette.ink,
    '--mantine-color-dimmed': palette['ink-3'],
    '--mantine-color-placeholder': palette['ink-3'],
    '--mantine-color-anchor': palette['accent-ink'],
    '--mantine-color-error': palette.must,
    '--mantine-color-default': palette.raised,
    '--mantine-color-default-hover': palette.chrome,
    '--mantine-color-default-color': palette.ink,
    '--mantine-color-default-border': palette['line-strong'],
    '--mantine-primary-color-light': palette['accent-tint'],
    '--mantine-primary-color-light-color': palette['accent-ink'],
  }
}

export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: variables(palettes.light),
  dark: variables(palettes.dark),
})
