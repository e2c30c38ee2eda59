import './split.css'
import { ActionIcon, Button, Checkbox, Modal, NumberInput, Select, Tooltip } from '@mantine/core'
import { IconDice5 } from '@tabler/icons-react'
import { useState } from 'react'
import { useProject } from '../../project.tsx'
import { SplitPreview } from './SplitPreview.tsx'
import { clearSplit, type Fields, FIRST, runSplit, usePreview } from './useSplit.ts'
import { actOf } from './words.ts'
import { useReturnedFocus } from '../../ui/useReturnedFocus.ts'

/** Which rows the model does not learn from, so that it can be tested on them: chosen, counted, and done as one step. */
export function SplitDialog({ onClose }: { onClose: () => void }) {
  useReturnedFocus()
  const project = useProject()
  const [fields, setFields] = useState<Fields>(FIRST)
  const [busy, setBusy] = useState(false)
  const preview = usePreview(fields)
  const { validationRows } = project.state.totals
  const counts = preview.at === 'known' ? preview.counts : null
  const attempt = async (act: () => Promise<boolean>) => {
    setBusy(true)
    const done = await act()
    setBusy(false)
    if (done) onClose()
  }
  return (
    <Modal opened onClose={onClose} title="Hold back rows for testing" withCloseButton={false} size={480}>
      <p className="ts-2">
        The model does not learn from rows that are held back. They show how well it answers what it has never seen.
      </p>
      <SplitFields fields={fields} onChange={setFields} />
      <SplitPreview preview={preview} before={validationRows} />
      <div className="ts-row" style={{ marginTop: 16 }}>
        {validationRows > 0 && (
          <Button variant="subtle" disabled={busy} onClick={() => void attempt(() => clearSplit(project))}>
            Put all back
          </Button>
        )}
        <span className="ts-grow" />
        <Button variant="subtle" onClick={onClose}>
          Cancel
        </Button>
        <Button
          variant="filled"
          data-autofocus
          loading={busy}
          disabled={!counts || counts.moved === 0}
          onClick={() => {
            if (preview.at === 'known') void attempt(() => runSplit(project, preview.choice))
          }}
        >
          {actOf(counts)}
        </Button>
      </div>
    </Modal>
  )
}

function SplitFields({ fields, onChange }: { fields: Fields; onChange: (fields: Fields) => void }) {
  const { columns } = useProject().state
  return (
    <div className="sheet-split-fields">
      <NumberInput
        label="Hold back"
        suffix=" %"
        min={0.1}
        max={90}
        step={5}
        decimalScale={1}
        allowNegative={false}
        clampBehavior="blur"
        value={fields.percent}
        onChange={(percent) => {
          onChange({ ...fields, percent })
        }}
      />
      <Select
        label="Share out evenly"
        placeholder="Any rows"
        clearable
        clearButtonProps={{ 'aria-label': 'Share out nothing' }}
        data={columns.map(({ id, name }) => ({ value: id, label: name }))}
        value={fields.stratify}
        onChange={(stratify) => {
          onChange({ ...fields, stratify })
        }}
      />
      <NumberInput
        label="Draw"
        min={0}
        max={2_147_483_647}
        allowDecimal={false}
        allowNegative={false}
        clampBehavior="blur"
        hideControls
        rightSection={
          <Tooltip label="Draw again: other rows are held back">
            <ActionIcon
              aria-label="Draw again"
              onClick={() => {
                onChange({ ...fields, seed: (fields.seed + 1) % 2_147_483_648 })
              }}
            >
              <IconDice5 size={16} />
            </ActionIcon>
          </Tooltip>
        }
        value={fields.seed}
        onChange={(seed) => {
          if (typeof seed === 'number') onChange({ ...fields, seed })
        }}
      />
      <Checkbox
        className="sheet-split-whole"
        label="Keep look-alikes on one side"
        description="Otherwise the test would ask what the model has already seen, and look better than it is."
        checked={fields.keepTogether}
        onChange={(event) => {
          onChange({ ...fields, keepTogether: event.currentTarget.checked })
        }}
      />
    </div>
  )
}
