import type { Role } from '../../../shared/domain/column.ts'
import type { Format } from '../../../shared/domain/setup.ts'

/** What a column is for: a word for its header, and a sentence for the one who chooses. */
export const ROLE_WORDS: Readonly<Record<Role, { readonly short: string; readonly says: string }>> = {
  prompt: { short: 'Prompt', says: 'What the person writes' },
  completion: { short: 'Completion', says: 'What the model should answer' },
  system: { short: 'Instruction', says: 'How the model should behave in this row' },
  preferred: { short: 'Preferred answer', says: 'The better of two answers' },
  rejected: { short: 'Rejected answer', says: 'The answer not wanted' },
  messages: { short: 'Conversation', says: 'A whole conversation as JSON' },
  tools: { short: 'Tools', says: 'Functions the model may call, as JSON' },
  weight: { short: 'Weight', says: '1 learns the answer, 0 leaves it out' },
  split: { short: 'Split', says: 'Which rows are held back' },
  raw: { short: 'Line of the file', says: 'A line no column could hold, as it is' },
  note: { short: 'Not sent', says: 'Stays on this computer' },
}

const CHAT: readonly Role[] = ['prompt', 'completion', 'system', 'messages', 'tools', 'weight', 'note']
const CHOICES: Readonly<Record<Format, readonly Role[]>> = {
  chat: CHAT,
  completion: ['prompt', 'completion', 'note'],
  preference: ['prompt', 'preferred', 'rejected', 'system', 'tools', 'note'],
}

/** Roles that make sense in a format; the one a column has is always among them. */
export function roleChoices(format: Format, own: Role): readonly Role[] {
  const choices = CHOICES[format]
  return choices.includes(own) ? choices : [own, ...choices]
}

/** Outlines of 24 × 24, as in the rest of the window. */
export const ROLE_ICONS: Readonly<Partial<Record<Role, Path2D>>> = {
  prompt: new Path2D('M8 7a4 4 0 1 0 8 0a4 4 0 0 0 -8 0 M6 21v-2a4 4 0 0 1 4 -4h4a4 4 0 0 1 4 4v2'),
  completion: new Path2D(
    'M8 9h8 M8 13h6 M9 18h-3a3 3 0 0 1 -3 -3v-8a3 3 0 0 1 3 -3h12a3 3 0 0 1 3 3v8a3 3 0 0 1 -3 3h-3l-3 3l-3 -3',
  ),
  system: new Path2D('M15 4.5l-4 4l-4 1.5l-1.5 1.5l7 7l1.5 -1.5l1.5 -4l4 -4 M9 15l-4.5 4.5 M14.5 4l5.5 5.5'),
  preferred: new Path2D('M5 12l5 5l10 -10'),
  rejected: new Path2D('M18 6l-12 12 M6 6l12 12'),
  messages: new Path2D(
    'M21 14l-3 -3h-7a1 1 0 0 1 -1 -1v-6a1 1 0 0 1 1 -1h9a1 1 0 0 1 1 1v10 M14 15v2a1 1 0 0 1 -1 1h-7l-3 3v-10a1 1 0 0 1 1 -1h2',
  ),
}
