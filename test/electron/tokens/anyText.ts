import fc from 'fast-check'

/** Letters, marks, signs and emoji of many scripts, and what patterns, merges and publishers treat in a special way. */
export const anyText = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 20 }),
      fc.string({ unit: 'binary', maxLength: 10 }).map((text) => text.toWellFormed()),
      fc.base64String({ maxLength: 60 }),
      fc.json({ maxDepth: 2 }),
      fc.integer({ min: 1, max: 60 }).map((count) => ' '.repeat(count)),
      fc.integer({ min: 0, max: 10 ** 12 }).map(String),
      fc.constantFrom(
        '<|endoftext|>',
        '<|im_start|>',
        '<|im_end|',
        '<|eot_id|>',
        '<think>',
        '</think>',
        '[INST]',
        '<s>',
      ),
      fc.constantFrom(
        "I'LL",
        "'s",
        '\r\n\r\n',
        ' \n ',
        '\u0085',
        '\ufeff',
        '\u3000',
        '//\n',
        '٣٤٥',
        '１２',
        'constructor',
      ),
      fc.constantFrom('if (a<=b) {\n\treturn', 'Ünïcödé', 'e\u0301', 'A\u030a', '\u1112\u1161\u11ab', '\u0344', '👩‍👩‍👧‍👦🏽'),
    ),
    { maxLength: 8 },
  )
  .map((parts) => parts.join(''))
