import { Tooltip } from '@mantine/core'

export type CertaintyKind = 'exact' | 'estimate' | 'unknown' | 'outdated'

const SIGN: Record<CertaintyKind, readonly [sign: string, word: string]> = {
  exact: ['=', 'Exact'],
  estimate: ['≈', 'Estimate'],
  unknown: ['?', 'Unknown'],
  outdated: ['!', 'Out of date'],
}

/** How sure a figure is: sign, border and word all differ; `why` says from where and as of when. */
export function Certainty({ kind, why }: { kind: CertaintyKind; why: string }) {
  const [sign, word] = SIGN[kind]
  return (
    <Tooltip label={why}>
      <span className="ts-badge" data-kind={kind} tabIndex={0} aria-label={`${word}: ${why}`} role="note">
        <span aria-hidden>{sign}</span>
        <span aria-hidden>{word}</span>
      </span>
    </Tooltip>
  )
}

/** The plain word, for tables and the status bar. */
export function CertaintyWord({ kind, why }: { kind: CertaintyKind; why: string }) {
  const word = SIGN[kind][1].toLowerCase()
  return (
    <Tooltip label={why}>
      <span className="ts-3 ts-why" tabIndex={0} aria-label={`${word}: ${why}`} role="note">
        {word}
      </span>
    </Tooltip>
  )
}
