import { describe, expect, test } from 'vitest'
import { canSetAside, canStop, headlineOf, shortStatus } from '../../../renderer/train/headline.ts'
import { detailOf, metric } from './job.ts'

describe('the headline of a run', () => {
  test('says the pass where the passes were chosen', () => {
    expect(headlineOf(detailOf({}, { metrics: [metric(602)] }))).toMatchObject({
      title: 'Learning, pass 2 of 3',
      share: 602 / 1352,
    })
    expect(headlineOf(detailOf({}, { metrics: [metric(1352)] })).title).toBe('Learning, pass 3 of 3')
  })

  test('says the step where the provider chose the passes, because it does not tell them', () => {
    expect(headlineOf(detailOf({ epochs: 'auto' }, { metrics: [metric(602)] })).title).toBe(
      'Learning, step 602 of 1,352',
    )
  })

  test.each([
    ['validating_files', 'Checking the file'],
    ['queued', 'Waiting in line'],
    ['submitting', 'Asking OpenAI to start'],
    ['unsure', 'We do not know yet whether OpenAI took the job'],
    ['succeeded', 'Done: your tuned model is ready'],
    ['cancelled', 'Stopped'],
  ])('%s: %s', (status, title) => {
    expect(headlineOf(detailOf({ status })).title).toBe(title)
  })

  test('a job that was sent with another key says so, and offers no stop', () => {
    const error = { code: 'other-key', message: 'This job was sent with another key. Put that key back to see it.' }
    for (const status of ['unsure', 'running']) {
      expect(headlineOf(detailOf({ status, error }))).toEqual({
        tone: 'worth',
        title: 'Sent with another key',
        lead: error.message,
        share: null,
      })
      expect(canStop(detailOf({ status, error }).job)).toBe(false)
    }
  })

  test('a list that does not tell is no reason to send again, but the user may have looked', () => {
    const error = { code: 'unclear', message: '' }
    expect(canSetAside(detailOf({ status: 'unsure', error }).job)).toBe(true)
    expect(canSetAside(detailOf({ status: 'unsure', error: { ...error, code: 'unsure' } }).job)).toBe(false)
    const aside = { code: 'set-aside', message: 'You looked at OpenAI: there is no such job.' }
    expect(headlineOf(detailOf({ status: 'cancelled', error: aside }))).toMatchObject({
      title: 'Set aside',
      lead: 'You looked at OpenAI, and there is no such job. It may be sent again.',
    })
    expect(headlineOf(detailOf({ status: 'unsure', error })).lead).toBe(
      'There is no list of jobs at OpenAI that would tell. Look there yourself before it is sent again.',
    )
  })

  test('an unknown status is shown in the provider’s word and is no end', () => {
    expect(headlineOf(detailOf({ status: 'tidying_up' }))).toMatchObject({
      tone: 'waiting',
      title: 'OpenAI says: tidying_up',
    })
    expect(canStop(detailOf({ status: 'tidying_up' }).job)).toBe(true)
  })

  test('a refusal is given in the provider’s words', () => {
    const error = {
      code: 'invalid_n_examples',
      message: 'Training file has 7 example(s), but must have at least 10 examples',
    }
    expect(headlineOf(detailOf({ status: 'failed', error })).title).toBe(`Refused: ${error.message}`)
    expect(shortStatus(detailOf({ status: 'failed', error }))).toEqual({
      mark: 'error',
      text: `refused: ${error.message}`,
    })
  })

  test('words too long for a headline stand below it', () => {
    const error = { code: 'x', message: 'a'.repeat(200) }
    expect(headlineOf(detailOf({ status: 'failed', error })).title).toBe('Refused by OpenAI')
  })

  test('an account that is locked out learns where its file is', () => {
    const error = { code: 'training_not_available', message: 'OpenAI is winding down the fine-tuning platform …' }
    expect(headlineOf(detailOf({ status: 'failed', error }))).toMatchObject({
      title: 'OpenAI no longer lets this account train',
      lead: 'Your file is at OpenAI, nothing was charged. It fits the other providers as it is.',
    })
  })

  test('practice says that it is one', () => {
    expect(headlineOf(detailOf({ provider: 'practice', status: 'succeeded' })).lead).toContain('stand-in')
    expect(headlineOf(detailOf({ provider: 'practice', status: 'cancelled' })).lead).not.toContain('billed')
  })

  test('sending shows how much of both files is away', () => {
    expect(headlineOf(detailOf({ status: 'uploading', sentBytes: 1_600_000 }))).toMatchObject({
      title: 'Sending to OpenAI',
      lead: '1.6 MB of 3.2 MB. It is sent once.',
      share: 0.5,
    })
  })
})

test('only what has reached the provider and goes on can be stopped', () => {
  expect(canStop(detailOf().job)).toBe(true)
  expect(canStop(detailOf({ jobId: null, status: 'unsure' }).job)).toBe(false)
  expect(canStop(detailOf({ status: 'succeeded' }).job)).toBe(false)
})
