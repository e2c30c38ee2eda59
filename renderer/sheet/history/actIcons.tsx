import {
  IconArrowBackUp,
  IconArrowsSort,
  IconArrowsSplit2,
  IconClipboard,
  IconColumnInsertRight,
  IconColumnRemove,
  IconFlag,
  IconMessage2,
  IconPencil,
  IconReplace,
  IconRowInsertBottom,
  IconRowRemove,
  IconShieldCheck,
  IconSparkles,
  IconTag,
} from '@tabler/icons-react'
import type { HistoryEntry } from '../../../shared/contract/history.ts'

/** Which sign stands for an act, by what its label says; the first that fits counts. */
const SIGNS: readonly (readonly [RegExp, React.ReactNode])[] = [
  [/^went back/i, <IconArrowBackUp size={12} />],
  [/^replaced/i, <IconReplace size={12} />],
  [/^(pasted|filled|duplicated|cut)/i, <IconClipboard size={12} />],
  [/split|held back/i, <IconArrowsSplit2 size={12} />],
  [/^masked/i, <IconShieldCheck size={12} />],
  [/^moved/i, <IconArrowsSort size={12} />],
  [/^(added|inserted).*column/i, <IconColumnInsertRight size={12} />],
  [/^(removed|deleted).*column/i, <IconColumnRemove size={12} />],
  [/^(added|inserted) \d.*? rows?\b/i, <IconRowInsertBottom size={12} />],
  [/^(removed|deleted) \d.* rows?$/i, <IconRowRemove size={12} />],
  [/instruction/i, <IconMessage2 size={12} />],
  [/^(typed|edited|changed|cleared)/i, <IconPencil size={12} />],
]

const BACK = <IconArrowBackUp size={12} />
const BEGINNING = <IconFlag size={12} />
const VERSION = <IconTag size={12} />
const OTHER = <IconSparkles size={12} />

/** The sign of an act; whatever it does to texts in its own way is a clean-up. */
export function ActSign({ of }: { of: HistoryEntry | 'version' | 'beginning' }) {
  return (
    <span className="history-sign" aria-hidden="true">
      {of === 'version' ? VERSION : of === 'beginning' ? BEGINNING : signOf(of)}
    </span>
  )
}

function signOf({ label, isJump }: HistoryEntry): React.ReactNode {
  if (isJump) return BACK
  return SIGNS.find(([words]) => words.test(label))?.[1] ?? OTHER
}
