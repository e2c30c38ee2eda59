import { Button, Textarea } from '@mantine/core'
import { IconArrowUp } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { formatCount } from '../../shared/format/figures.ts'
import { client, failureOf } from '../api.ts'
import { useProject } from '../project.tsx'
import { Kbd } from '../ui/Kbd.tsx'
import { Link } from '../ui/Link.tsx'

/** Where one asks. Enter sends, Shift and Enter begins a new line. */
export function AskBox({
  practice,
  busy,
  onAsk,
}: {
  practice: boolean
  busy: boolean
  onAsk: (question: string) => Promise<void>
}) {
  const project = useProject()
  const { validationRows, rows } = project.state.totals
  const [text, setText] = useState('')
  const [note, setNote] = useState<string | null>(null)
  const taken = useRef(0)
  const field = useRef<HTMLTextAreaElement>(null)
  const send = () => {
    const question = text.trim()
    if (question === '' || busy) return
    setText('')
    void onAsk(question)
  }
  const take = async () => {
    try {
      const prompt = await client.playground.heldBack({ project: project.id, nth: taken.current++ })
      setText(prompt ?? '')
      setNote(prompt === null ? 'No row has a question in it.' : null)
      field.current?.focus()
    } catch (error) {
      setNote(failureOf(error).message)
    }
  }
  return (
    <form
      className="ts-try-ask"
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <div className="ts-try-field">
        <Textarea
          ref={field}
          aria-label="Your question"
          placeholder="Type a question"
          autosize
          minRows={2}
          maxRows={8}
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value)
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
            event.preventDefault()
            send()
          }}
        />
        <Button
          type="submit"
          variant="filled"
          size="xs"
          disabled={text.trim() === '' || busy}
          rightSection={<IconArrowUp size={14} aria-hidden />}
        >
          {practice ? 'Ask' : 'Ask both'}
        </Button>
      </div>
      <div className="ts-between ts-small" style={{ marginTop: 8 }}>
        <span className="ts-row" style={{ gap: 12 }}>
          <Link small disabled={rows === 0} onClick={() => void take()}>
            {validationRows > 0 ? 'Take a held-back row' : 'Take a row of the sheet'}
          </Link>
          <span className="ts-3">
            {note ?? (validationRows > 0 ? `${formatCount(validationRows, 'row')} held back` : 'no rows are held back')}
          </span>
        </span>
        <span className="ts-3">
          <Kbd>Enter</Kbd> {practice ? 'asks, free' : 'asks both'}
        </span>
      </div>
    </form>
  )
}
