import { expect, test } from 'vitest'
import { changesInWords, SHORT, timelineOf } from '../../../renderer/train/timeline.ts'
import { detailOf, message, metric } from './job.ts'

const titles = (all: boolean, ...parts: Parameters<typeof detailOf>): string[] =>
  timelineOf(detailOf(...parts), all).moments.map((moment) => moment.title)

test('our own steps come first, then what the provider said, then where it stands, then what is to come', () => {
  const events = [message('b', 20, 'Fine-tuning job started'), message('a', 10, 'Created fine-tuning job: ftjob-1')]
  expect(titles(false, {}, { events, metrics: [metric(602)] })).toEqual([
    'Written down here first',
    'Sent to OpenAI',
    'Created fine-tuning job: ftjob-1',
    'Fine-tuning job started',
    'Learning',
    'Ready to try',
  ])
})

test('what a provider says in its own words is said in plain ones first', () => {
  const events = [
    message('a', 1, 'Checkpoint created at step 1026'),
    message('b', 2, 'The job has successfully completed'),
    message('c', 3, 'Fine-tuning job started'),
  ]
  const said = timelineOf(detailOf({}, { events }), true).moments.slice(2, 5)
  expect(said.map(({ title, note }) => [title, note])).toEqual([
    ['Kept a copy of the model after step 1,026', 'Checkpoint created at step 1026'],
    ['Training is done', 'The job has successfully completed'],
    ['Fine-tuning job started', ''],
  ])
})

test('before anything was sent nothing is said to be sent', () => {
  expect(titles(false, { status: 'recorded', fileId: null })).toEqual([
    'Written down here first',
    'Getting ready',
    'Ready to try',
  ])
})

test('figures are the chart’s business', () => {
  const events = [{ ...message('a', 1, 'Step 1: training loss=2.1'), type: 'metrics' }]
  expect(timelineOf(detailOf({}, { events }), true).total).toBe(0)
})

test('of many messages the last are shown until all are asked for', () => {
  const events = Array.from({ length: 41 }, (_, index) => message(String(index), index, `Message ${index}`))
  expect(timelineOf(detailOf({}, { events }), false)).toMatchObject({ hidden: 41 - SHORT, total: 41 })
  expect(timelineOf(detailOf({}, { events }), true).hidden).toBe(0)
})

test('a run that failed ends with what the provider said', () => {
  const events = [message('a', 1, 'The job failed due to an invalid file.', 'error')]
  expect(timelineOf(detailOf({ status: 'failed' }, { events }), false).moments.at(-1)).toMatchObject({ state: 'error' })
})

test('changes since the data was fixed', () => {
  expect([null, 0, 1, 2000].map(changesInWords)).toEqual([
    'not known',
    'nothing changed',
    '1 cell changed',
    '2,000 cells changed',
  ])
})
