import type { SampleId } from '../../shared/contract/project.ts'

/** A sample as it is opened. */
type Sample = {
  /** In `assets/samples/`. */
  readonly file: string
  /** The project's name. */
  readonly name: string
  /** For every row. Empty where the rows have their own. */
  readonly instruction: string
}

export const SAMPLES: Readonly<Record<SampleId, Sample>> = {
  'support-answers': {
    file: 'support-answers.csv',
    name: 'Sample: support answers',
    instruction:
      'You are the support team of Halden Bikes. Answer warmly and in short sentences. Never promise a delivery date you cannot see in the order.',
  },
  'product-classes': {
    file: 'product-classes.csv',
    name: 'Sample: product classes',
    instruction:
      'Name the department that the product belongs to. Answer with one of these words: Bath, Bedroom, Garden, Kitchen, Lighting, Office, Outdoor, Pets, Tools, Toys.',
  },
  'review-moods': {
    file: 'review-moods.csv',
    name: 'Sample: moods of reviews',
    instruction: 'Name the mood of the review. Answer with one word: positive, negative, mixed or neutral.',
  },
  'message-facts': {
    file: 'message-facts.csv',
    name: 'Sample: facts in messages',
    instruction:
      'Write down the order, the product, the date and the place that the message names, always in this order. Write "not said" for what it does not name.',
  },
  'brand-tone': {
    file: 'brand-tone.csv',
    name: 'Sample: brand tone',
    instruction:
      'Say the sentence in the voice of a small tea shop: warm, a little wry, never loud. Keep every date and number.',
  },
  'order-forms': {
    file: 'order-forms.csv',
    name: 'Sample: order forms',
    instruction:
      'Turn the order into JSON with the keys item, qty, size, colour and gift. Write null for what is not said.',
  },
  'handbook-questions': {
    file: 'handbook-questions.csv',
    name: 'Sample: handbook questions',
    instruction:
      'Answer questions about the staff handbook of Halden Bikes in one or two sentences. Where the handbook is silent, say so and name the people team.',
  },
  'tool-calls': { file: 'tool-calls.jsonl', name: 'Sample: tool calls', instruction: '' },
}
