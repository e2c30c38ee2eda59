import { Button } from '@mantine/core'
import { IconHelpCircle, IconQuote, IconSchool, IconTable, IconTag } from '@tabler/icons-react'
import { useState } from 'react'
import type { ProjectState, SampleId } from '../../shared/contract/project.ts'
import { client } from '../api.ts'
import { openNew } from '../frame/bring.ts'
import type { Step } from '../place.ts'

type Sample = { id: SampleId; title: string; icon: typeof IconTag; ask: string; answer: string }

const SAMPLES: readonly Sample[] = [
  {
    id: 'support-answers',
    title: 'Answer questions',
    icon: IconHelpCircle,
    ask: 'Where is my bike?',
    answer: 'It leaves on Thursday…',
  },
  { id: 'product-classes', title: 'Sort into groups', icon: IconTag, ask: 'Enamel mug, blue rim', answer: 'Outdoor' },
  {
    id: 'brand-tone',
    title: 'Write like us',
    icon: IconQuote,
    ask: 'This is out of stock',
    answer: 'Somebody got there first.',
  },
]

type Choice = SampleId | 'blank' | 'practice'

/** Ways to start without a file. */
export function Samples() {
  const [busy, setBusy] = useState<Choice | null>(null)
  const start = async (choice: Choice, make: () => Promise<ProjectState>, step: Step = 'data') => {
    setBusy(choice)
    await openNew(make, step)
    setBusy(null)
  }
  return (
    <>
      <div className="ts-between ts-samples-head">
        <h2 className="ts-section">Or start from an example you can play with</h2>
        <span className="ts-small ts-3">50 to 300 rows each, all editable</span>
      </div>
      <div className="ts-samples">
        {SAMPLES.map(({ id, title, icon: Icon, ask, answer }) => (
          <button
            key={id}
            type="button"
            className="ts-sample"
            disabled={busy !== null}
            onClick={() => void start(id, () => client.project.sample({ sample: id }))}
          >
            <b className="ts-row ts-medium">
              <Icon size={16} aria-hidden />
              {title}
            </b>
            <span className="ts-sample-turn ts-ell">{ask}</span>
            <span className="ts-sample-turn ts-ell">{answer}</span>
          </button>
        ))}
        <button
          type="button"
          className="ts-sample"
          disabled={busy !== null}
          onClick={() => void start('blank', () => client.project.create({ name: 'Untitled' }))}
        >
          <b className="ts-row ts-medium">
            <IconTable size={16} aria-hidden />
            Blank sheet
          </b>
          <small className="ts-small ts-3">
            Two columns, no rows.
            <br />
            For pasting or typing.
          </small>
        </button>
      </div>
      <div className="ts-practice">
        <IconSchool size={24} stroke={1.5} aria-hidden />
        <div className="ts-grow">
          <div className="ts-medium">New to this? Do the practice run first.</div>
          <div className="ts-small ts-2">
            Sample answers, a pretend training, a result you can try. Free, and nothing leaves this computer.
          </div>
        </div>
        <Button
          disabled={busy !== null}
          onClick={() => void start('practice', () => client.project.sample({ sample: 'support-answers' }), 'train')}
        >
          Start practice run
        </Button>
      </div>
    </>
  )
}
