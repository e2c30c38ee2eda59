import { Button } from '@mantine/core'
import {
  IconBolt,
  IconCode,
  IconHelpCircle,
  IconListSearch,
  IconMoodSmile,
  IconQuote,
  IconSchool,
  IconTable,
  IconTag,
} from '@tabler/icons-react'
import { useState } from 'react'
import type { ProjectState, SampleId } from '../../shared/contract/project.ts'
import { client } from '../api.ts'
import { openNew } from '../frame/bring.ts'
import type { Step } from '../place.ts'
import { Link } from '../ui/Link.tsx'

type Sample = {
  readonly id: SampleId
  readonly title: string
  /** One sentence: what a model learns from it. */
  readonly teaches: string
  readonly icon: typeof IconTag
  readonly ask: string
  readonly answer: string
}

const SAMPLES: readonly Sample[] = [
  {
    id: 'product-classes',
    title: 'Sort into groups',
    teaches: 'One word for each text: the group it belongs to.',
    icon: IconTag,
    ask: 'Enamel mug, blue rim',
    answer: 'Outdoor',
  },
  {
    id: 'review-moods',
    title: 'Read the mood',
    teaches: 'Praise or complaint; with faults for Check to find.',
    icon: IconMoodSmile,
    ask: 'Lovely bell. Sadly it fell off',
    answer: 'mixed',
  },
  {
    id: 'message-facts',
    title: 'Pick out facts',
    teaches: 'Four facts from every message, and no guesses.',
    icon: IconListSearch,
    ask: 'HB-20714 was due on 3 March',
    answer: 'Order: HB-20714; Date: 3 March',
  },
  {
    id: 'brand-tone',
    title: 'Write like us',
    teaches: 'The same message in the voice of one brand.',
    icon: IconQuote,
    ask: 'This is out of stock',
    answer: 'Somebody got there first.',
  },
  {
    id: 'order-forms',
    title: 'Fill in a form',
    teaches: 'Free text becomes fields that programs read (JSON).',
    icon: IconCode,
    ask: 'Two helmets, size M',
    answer: '{ "qty": 2, "size": "M" }',
  },
  {
    id: 'handbook-questions',
    title: 'Answer questions',
    teaches: 'Answers from a handbook, and a plain no beyond it.',
    icon: IconHelpCircle,
    ask: 'Can I bring my dog?',
    answer: 'On Mondays and Fridays…',
  },
  {
    id: 'tool-calls',
    title: 'Use a tool',
    teaches: 'When to call a tool, with what, and what to say then.',
    icon: IconBolt,
    ask: 'Cancel HB-22790',
    answer: 'cancel_order( )',
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
        <span className="ts-small ts-3">50 to 150 rows each, all editable</span>
      </div>
      <div className="ts-samples">
        {SAMPLES.map(({ id, title, teaches, icon: Icon, ask, answer }) => (
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
            <small className="ts-small ts-3">{teaches}</small>
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
            120 support answers, a pretend training, a result you can try. Free, and nothing leaves this computer.{' '}
            <Link
              small
              disabled={busy !== null}
              onClick={() => void start('support-answers', () => client.project.sample({ sample: 'support-answers' }))}
            >
              Open its rows
            </Link>
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
