import {
  createTheme,
  type CSSVariablesResolver,
  defaultVariantColorsResolver,
  type VariantColorsResolver,
} from '@mantine/core'
import { components } from './components.ts'
import { type Palette, palettes } from './palette.ts'

const font =
  '"Inter Variable",-apple-system,BlinkMacSystemFont,"Segoe UI Variable Text","Segoe UI",system-ui,sans-serif'

type Look = { readonly background: string; readonly hover: string; readonly color: string; readonly border: string }

const NO_BORDER = '1px solid transparent'
const OUTLINED: Look = {
  background: 'var(--ts-raised)',
  hover: 'var(--ts-chrome)',
  color: 'var(--ts-ink)',
  border: '1px solid var(--ts-line-strong)',
}

/** How buttons look; `danger` is ours. A variant that is not here keeps Mantine's own derivation. */
const VARIANTS: Readonly<Record<string, Look>> = {
  default: OUTLINED,
  danger: { ...OUTLINED, color: 'var(--ts-must)' },
  filled: {
    background: 'var(--ts-accent)',
    hover: 'var(--ts-accent-hover)',
    color: 'var(--ts-on-accent)',
    border: '1px solid var(--ts-accent)',
  },
  light: {
    background: 'var(--ts-accent-tint)',
    hover: 'var(--ts-accent-tint-hover)',
    color: 'var(--ts-accent-ink)',
    border: NO_BORDER,
  },
  subtle: { background: 'transparent', hover: 'var(--ts-hover)', color: 'var(--ts-ink-2)', border: NO_BORDER },
}

const variantColorResolver: VariantColorsResolver = (input) => ({
  ...defaultVariantColorsResolver(input),
  ...VARIANTS[input.variant],
})

/** Mantine in our colours and sizes. */
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
  components,
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
