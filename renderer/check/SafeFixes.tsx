import { Button, Modal } from '@mantine/core'
import { IconWand } from '@tabler/icons-react'
import { useState } from 'react'
import type { RuleSummary } from '../../shared/contract/facts.ts'
import { runFixes } from '../frame/fixing.ts'
import { useProject } from '../project.tsx'
import { fixCount, safeOnes } from './fixable.ts'

/** All fixes that need no looking, in one step; asks once, with what they are. */
export function SafeFixes({ rules }: { rules: readonly RuleSummary[] }) {
  const project = useProject()
  const [open, setOpen] = useState(false)
  const [busy, setBusy] = useState(false)
  const safe = safeOnes(rules)
  if (safe.length === 0) return null
  const apply = async () => {
    setBusy(true)
    await runFixes(project, { rules: 'safe' })
    setBusy(false)
    setOpen(false)
  }
  const close = () => {
    setOpen(false)
  }
  return (
    <>
      <Button
        leftSection={<IconWand size={14} aria-hidden />}
        onClick={() => {
          setOpen(true)
        }}
      >
        Fix all {fixCount(safe)} safe ones…
      </Button>
      {open && (
        <Modal opened onClose={close} title="Fix all safe ones" withCloseButton={false} size={460}>
          <ul className="ts-check-safe">
            {safe.map((rule) => (
              <li key={rule.rule} className="ts-between">
                <span>{rule.title}</span>
                <span className="ts-num ts-3">
                  {fixCount([rule])} {rule.fix?.cells === 1 ? 'cell' : 'cells'}
                </span>
              </li>
            ))}
          </ul>
          <p className="ts-small ts-2">One step in the history, which can be undone.</p>
          <div className="ts-row" style={{ justifyContent: 'flex-end', marginTop: 16 }}>
            <Button variant="subtle" onClick={close}>
              Leave as they are
            </Button>
            <Button variant="filled" data-autofocus loading={busy} onClick={() => void apply()}>
              Fix all
            </Button>
          </div>
        </Modal>
      )}
    </>
  )
}
