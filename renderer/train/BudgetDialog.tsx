import { Button, Modal, TextInput } from '@mantine/core'
import { useState } from 'react'
import { isAmount } from '../../shared/domain/cost/budget.ts'
import { formatUsd } from '../../shared/domain/cost/money.ts'
import { SeverityMark } from '../ui/SeverityMark.tsx'

type BudgetDialogProps = { price: number; limit: number; onClose: () => void; onAgreed: () => void }

/** Above the limit a click is not enough: the amount is typed. */
export function BudgetDialog({ price, limit, onClose, onAgreed }: BudgetDialogProps) {
  const [typed, setTyped] = useState('')
  const agreed = isAmount(typed, price)
  return (
    <Modal
      opened
      onClose={onClose}
      closeButtonProps={{ 'aria-label': 'Close' }}
      title={
        <span className="ts-row">
          <SeverityMark kind="warning" size={16} silent />
          {formatUsd(price)} is above your limit of {formatUsd(limit)}
        </span>
      }
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (agreed) onAgreed()
        }}
      >
        <TextInput
          label="To train anyway, type the amount. Your limit stays as it is."
          data-autofocus
          inputMode="decimal"
          maw={220}
          value={typed}
          onChange={(event) => {
            setTyped(event.currentTarget.value)
          }}
        />
        <div className="ts-row" style={{ justifyContent: 'flex-end', marginTop: 20 }}>
          <Button variant="subtle" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" variant="filled" disabled={!agreed}>
            Send and train for {formatUsd(price)}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
