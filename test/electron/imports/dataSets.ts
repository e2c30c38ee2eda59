import type { LineFormat } from '../../../shared/domain/formats/exportFormat.ts'

/** A file in the style of a published data set: its lines, and the format in which it goes out again. */
type DataSet = { readonly name: string; readonly as: LineFormat; readonly lines: readonly string[] }

const lines = (...values: object[]): string[] => values.map((value) => JSON.stringify(value))
const from = (speaker: string, value: string) => ({ from: speaker, value })
const says = (role: string, content: string) => ({ role, content })

/** As Python's `json.dumps` writes it: blanks behind commas and colons, other letters as escapes. */
const PYTHON_TOOLS =
  '[{"name": "calculate_tip", "description": "Calculate the tip amount for a bill \\u2013 rounded", "parameters": {"type": "object", "properties": {"bill_amount": {"type": "number", "description": "The bill amount"}, "limit": {"maximum": 12345678901234567890}}, "required": ["bill_amount"]}}]'

export const DATA_SETS: readonly DataSet[] = [
  {
    name: 'alpaca_en_demo of LLaMA-Factory',
    as: 'alpaca',
    lines: lines(
      {
        instruction: 'Describe a process of making crepes.',
        input: '',
        output: 'Making crepes is easy:\n\n1. Whisk …',
      },
      {
        instruction: 'Transform the following sentence using a synonym: The car sped quickly.',
        input: '',
        output: 'The car accelerated rapidly.',
      },
      {
        instruction: 'Classify the following as animal, plant, or mineral',
        input: 'Oak tree, copper ore, elephant',
        output: 'Oak tree: Plant',
      },
    ),
  },
  {
    name: 'Alpaca with what was said before',
    as: 'alpaca',
    lines: lines(
      {
        instruction: 'And now?',
        input: '',
        output: 'Now eat.',
        system: '',
        history: [
          ['What first?', 'Cook.'],
          ['And then?', 'Wait.'],
        ],
      },
      { instruction: 'Hi', input: '', output: 'Hello', system: 'You are kind.', history: [] },
      { instruction: 'Why?', output: 'Because.' },
    ),
  },
  {
    name: 'glaive_toolcall_en_demo of LLaMA-Factory',
    as: 'sharegpt',
    lines: lines(
      {
        conversations: [
          from('human', 'I need help with a tip.'),
          from('gpt', 'Sure. What is the bill?'),
          from('human', 'It is $50, and 20% please.'),
          from('function_call', '{"name": "calculate_tip", "arguments": {"bill_amount": 50, "tip_percentage": 20}}'),
          from('observation', '{"tip_amount": 10}'),
          from('gpt', 'The tip is $10.'),
        ],
        tools: PYTHON_TOOLS,
      },
      { conversations: [from('human', 'Can you book a flight?'), from('gpt', 'I cannot.')], tools: '[]' },
      { conversations: [from('human', 'Hi'), from('gpt', 'Hello')], tools: '' },
    ),
  },
  {
    name: 'ShareGPT with a system text beside the turns',
    as: 'sharegpt',
    lines: lines(
      { conversations: [from('human', 'Hi'), from('gpt', 'Hello')], system: 'You are kind.', tools: '' },
      { conversations: [from('user', 'Hi'), from('assistant', 'Hello')], system: '' },
    ),
  },
  {
    name: 'dpo_en_demo of LLaMA-Factory',
    as: 'sharegpt',
    lines: lines(
      {
        conversations: [from('human', 'Which is larger, 3 or 5?')],
        chosen: from('gpt', '5'),
        rejected: from('gpt', '3'),
      },
      {
        conversations: [from('human', 'Name a colour.')],
        chosen: from('gpt', 'Blue.'),
        rejected: from('gpt', 'Bread.'),
      },
    ),
  },
  {
    name: 'ShareGPT_Vicuna',
    as: 'sharegpt',
    lines: lines(
      { id: 'QWJhYvA_0', conversations: [from('human', 'Summarize this.'), from('gpt', 'It is short.')] },
      { id: 'i6IyJda_0', conversations: [from('gpt', 'continued …'), from('human', 'More'), from('bing', 'Here.')] },
      { id: '0042', conversations: [] },
    ),
  },
  {
    name: 'SlimOrca',
    as: 'sharegpt',
    lines: lines(
      {
        conversations: [
          { ...from('system', 'You are an AI assistant.'), weight: null },
          { ...from('human', 'Translate.'), weight: 0 },
          { ...from('gpt', 'Done.'), weight: 1 },
        ],
      },
      {
        conversations: [
          { ...from('human', 'Hi'), weight: 0 },
          { ...from('gpt', 'Ho'), weight: 1 },
        ],
      },
    ),
  },
  {
    name: 'the toy chat of the OpenAI cookbook, with weights',
    as: 'chat',
    lines: lines(
      {
        messages: [
          says('system', 'You are a happy assistant.'),
          says('user', 'I fell off my bike.'),
          says('assistant', 'It is great that you are getting exercise outdoors!'),
        ],
      },
      {
        messages: [
          says('system', 'You are a happy assistant.'),
          says('user', 'I lost my tennis match today.'),
          { ...says('assistant', 'Winning is not everything.'), weight: 0 },
          says('user', 'But I trained so hard!'),
          { ...says('assistant', 'It will pay off.'), weight: 1 },
        ],
      },
    ),
  },
  {
    name: 'preferences as OpenAI documents them',
    as: 'preference',
    lines: lines(
      {
        input: { messages: [says('user', 'How cold is it?')], tools: [], parallel_tool_calls: true },
        preferred_output: [says('assistant', '12 °C.')],
        non_preferred_output: [says('assistant', 'Not cold.')],
      },
      {
        input: { messages: [says('user', 'Hi')] },
        preferred_output: [says('assistant', 'Hello')],
        non_preferred_output: [says('assistant', 'What?')],
      },
    ),
  },
]
