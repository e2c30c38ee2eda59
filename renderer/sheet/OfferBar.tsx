import { Button } from '@mantine/core'
import { Banner } from '../ui/Banner.tsx'

type OfferBarProps = {
  readonly tone: 'worth' | 'plain'
  /** What is offered. */
  readonly act: string
  readonly onAct: () => void
  /** What going on without it is called. */
  readonly leave: string
  readonly onLeave: () => void
  readonly children: React.ReactNode
}

/** Something the sheet could do for the user, said above it, and left at one press. */
export function OfferBar({ tone, act, onAct, leave, onLeave, children }: OfferBarProps) {
  return (
    <div className="sheet-offer">
      <Banner
        tone={tone}
        action={
          <span className="ts-row">
            <Button size="xs" onClick={onAct}>
              {act}
            </Button>
            <Button size="xs" variant="subtle" onClick={onLeave}>
              {leave}
            </Button>
          </span>
        }
      >
        {children}
      </Banner>
    </div>
  )
}
