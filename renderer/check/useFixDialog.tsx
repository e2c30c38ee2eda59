import { useState } from 'react'
import type { RuleSummary } from '../../shared/contract/facts.ts'
import { FixDialog } from './FixDialog.tsx'

/** The dialog that fixes what a rule found: `open` asks for it, `dialog` is to be drawn. */
export function useFixDialog(): { readonly open: (rule: RuleSummary) => void; readonly dialog: React.ReactNode } {
  const [rule, setRule] = useState<RuleSummary | null>(null)
  const close = () => {
    setRule(null)
  }
  return { open: setRule, dialog: rule && <FixDialog rule={rule} onClose={close} /> }
}
