import type { ExportFormat } from '../../../shared/domain/formats/exportFormat.ts'
import type { Format } from '../../../shared/domain/setup.ts'

/** A way out, in the words of the dialog. */
type Offer = { readonly as: ExportFormat; readonly title: string; readonly about: string }
export type OfferGroup = { readonly title: string; readonly offers: readonly Offer[] }

const TRAINING: Readonly<Record<Format, Offer>> = {
  chat: { as: 'chat', title: 'Chat', about: 'A conversation a line, as OpenAI, Azure and Nebius take it (.jsonl)' },
  completion: { as: 'completion', title: 'Prompt and completion', about: 'For models that go on with a text (.jsonl)' },
  preference: {
    as: 'preference',
    title: 'Preference',
    about: 'Two answers to each question, one of them better (.jsonl)',
  },
}

const OTHERS: OfferGroup = {
  title: 'For other training programs',
  offers: [
    { as: 'sharegpt', title: 'ShareGPT', about: 'Conversations for LLaMA-Factory, Axolotl and Unsloth (.jsonl)' },
    { as: 'alpaca', title: 'Alpaca', about: 'Instruction, input and output, for the same programs (.jsonl)' },
  ],
}

const TABLES: OfferGroup = {
  title: 'As a table, with all columns',
  offers: [
    { as: 'xlsx', title: 'Excel workbook', about: 'Every cell stays text, whatever it looks like (.xlsx)' },
    {
      as: 'csv',
      title: 'CSV',
      about: 'For any other spreadsheet program; opens in Excel with the right letters (.csv)',
    },
  ],
}

/** Every way out, the project's own training file first. */
export function offersFor(own: Format): readonly OfferGroup[] {
  const others = Object.values(TRAINING).filter((offer) => offer.as !== own)
  return [{ title: 'For training', offers: [TRAINING[own], ...others] }, OTHERS, TABLES]
}
