import { type Context, Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { z } from 'zod'
import { answer } from './answer.ts'
import { FileCheck } from './checkFile.ts'
import { readJson, seconds, short } from './http.ts'
import { addJobs } from './jobRoutes.ts'
import { knownFile, type PracticeParts } from './parts.ts'
import { boundaryOf, readForm } from './readForm.ts'
import { refusal } from './refusal.ts'
import type { PracticeFile } from './store.ts'

/** A provider inside the app: answers what OpenAI's API answers, refuses what it refuses, sends and charges nothing. */
export function practiceApp(parts: PracticeParts): Hono {
  const app = new Hono()
  app.onError((error, context) => {
    if (error instanceof HTTPException) return error.getResponse()
    return context.json(
      { error: { message: 'Practice could not do this.', type: 'server_error', param: null, code: null } },
      500,
    )
  })
  app.get('/models', (context) => context.json({ object: 'list', data: [{ id: 'practice', object: 'model' }] }))
  addFiles(app, parts)
  addJobs(app, parts)
  app.post('/chat/completions', async (context) => context.json(answer(await readJson(context, Question), parts)))
  return app
}

const Question = z.object({
  model: z.string(),
  messages: z.array(z.object({ role: z.string(), content: z.string() })).min(1),
})

function addFiles(app: Hono, parts: PracticeParts): void {
  app.post('/files', async (context) => {
    const file = await receive(context, parts)
    if (file.summary.refused) throw refusal(400, file.summary.refused, 'file')
    parts.store.put(file)
    return context.json(toApiFile(file))
  })
  app.get('/files/:id', (context) => context.json(toApiFile(knownFile(parts.store, context.req.param('id')))))
  app.delete('/files/:id', (context) => {
    const { id } = knownFile(parts.store, context.req.param('id'))
    parts.store.remove(id)
    return context.json({ id, object: 'file', deleted: true })
  })
}

async function receive(context: Context, parts: PracticeParts): Promise<PracticeFile> {
  const boundary = boundaryOf(context.req.header('content-type'))
  const { body, signal } = context.req.raw
  if (boundary === null || !body) throw refusal(400, { code: null, message: "'file' is a required property" }, 'file')
  const check = new FileCheck()
  let name: string | null = null
  for await (const part of readForm(body, boundary)) {
    if (part.filename !== null) name = part.filename
    for await (const chunk of part.bytes) {
      signal.throwIfAborted()
      if (part.filename !== null) check.feed(chunk)
    }
  }
  if (name === null) throw refusal(400, { code: null, message: "'file' is a required property" }, 'file')
  return { id: `file-${short(parts.uuid())}`, name, createdAt: parts.now(), summary: check.end() }
}

function toApiFile(file: PracticeFile): object {
  const { id, name, createdAt, summary } = file
  return {
    id,
    object: 'file',
    bytes: summary.bytes,
    created_at: seconds(createdAt),
    filename: name,
    purpose: 'fine-tune',
    status: 'processed',
  }
}
