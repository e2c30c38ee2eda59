import type { Theme } from '@glideapps/glide-data-grid'
import { type Palette, palettes } from '../../ui/palette.ts'

export type Scheme = keyof typeof palettes

const FONT = '"Inter Variable", system-ui, sans-serif'
/** The same letters with digits of equal width; a canvas cannot set font features. */
export const TABULAR = '"Inter Tabular", "Inter Variable", system-ui, sans-serif'

/** Digits of the theme's accent, thin enough to let the text below be read. */
const WASH = { light: 'rgba(10, 107, 98, 0.07)', dark: 'rgba(98, 201, 185, 0.08)' } as const

/** The grid's own colours and measures, from the palette all else is drawn with. */
export function gridTheme(scheme: Scheme): Partial<Theme> {
  const palette = palettes[scheme]
  return {
    ...measures,
    ...colours(palette),
    accentLight: WASH[scheme],
    accentFg: scheme === 'light' ? '#FFFFFF' : '#0B1514',
  }
}

const measures: Partial<Theme> = {
  fontFamily: FONT,
  baseFontStyle: '13px',
  editorFontSize: '13px',
  headerFontStyle: '600 12.5px',
  markerFontStyle: '11px',
  cellHorizontalPadding: 10,
  cellVerticalPadding: 5,
  lineHeight: 1.31,
  bubbleHeight: 20,
  bubblePadding: 7,
  bubbleMargin: 4,
  roundingRadius: 5,
  headerIconSize: 14,
  checkboxMaxSize: 16,
}

function colours(palette: Palette): Partial<Theme> {
  return {
    accentColor: palette['accent-ink'],
    textDark: palette.ink,
    textMedium: palette['ink-2'],
    textLight: palette['ink-3'],
    textBubble: palette['ink-2'],
    textHeader: palette.ink,
    textHeaderSelected: palette.ink,
    bgIconHeader: palette['ink-3'],
    fgIconHeader: palette.surface,
    // Beside and below the cells; columns have grounds of their own.
    bgCell: palette.chrome,
    bgCellMedium: palette['muted-cell'],
    bgHeader: palette.chrome,
    bgHeaderHasFocus: palette['head-focus'],
    bgHeaderHovered: palette.sunken,
    bgBubble: palette.sunken,
    bgBubbleSelected: palette['accent-tint'],
    bgSearchResult: palette.match,
    borderColor: palette['line-soft'],
    horizontalBorderColor: palette['line-soft'],
    headerBottomBorderColor: palette.line,
    drilldownBorder: palette['line-strong'],
    linkColor: palette['accent-ink'],
    resizeIndicatorColor: palette['accent-ink'],
  }
}
