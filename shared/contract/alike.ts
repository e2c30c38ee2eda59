import { z } from 'zod'
import { Severity } from '../domain/issue.ts'
import { RowId } from '../domain/row.ts'
import { actEvents, procedure, ProjectId } from './base.ts'
import { EditResult } from './rows.ts'

/** One row of a pair, as it is read side by side. */
const PairedRow = z.object({
  row: RowId,
  /** 1-based place in the sheet. */
  number: z.number().int(),
  heldBack: z.boolean(),
  /** What the person writes and what the model should answer, cut after a few thousand characters. */
  asked: z.string(),
  answered: z.string(),
})

export const RowPair = z.object({
  /** The earlier row, or the one that trains. */
  a: PairedRow,
  /** The later row, or the one that is held back. */
  b: PairedRow,
  /** How alike the questions are, in percent. */
  likeness: z.number().int(),
})
export type RowPair = z.infer<typeof RowPair>

const PairRule = z.enum(['contradiction', 'leakage', 'look-alike'])

/** A pair that somebody found to be right both. `title`: of the rule that had found it. */
export const DecidedPair = z.object({
  rule: PairRule,
  title: z.string(),
  pair: RowPair,
})
export type DecidedPair = z.infer<typeof DecidedPair>

/** The two rows of a pair: `row` is `b` of `RowPair`, `other` is `a`. */
const byPair = z.object({ project: ProjectId, rule: PairRule, row: RowId, other: RowId })

/**
 * What becomes of a pair. `remove`: the other row goes. `correct`: the other row is answered as the one that is kept.
 * `train`, `hold-back`: both rows come to stand on that side of the split.
 */
export const PairAct = z.enum(['remove', 'correct', 'train', 'hold-back'])
export type PairAct = z.infer<typeof PairAct>

export const alike = {
  /** Pairs of rows that a rule about pairs found, as they were last compared. */
  pairs: procedure
    .input(
      z.object({
        project: ProjectId,
        rule: PairRule,
        offset: z.number().int().min(0),
        limit: z.number().int().min(1).max(100),
      }),
    )
    .output(
      z.object({
        severity: Severity,
        pairs: z.array(RowPair),
        total: z.number().int(),
        /** Whether an answer can be taken over as it stands: it is one text in a column of its own. */
        correctable: z.boolean(),
      }),
    ),
  /** Pairs of all rules of which both rows were found right and have not changed since; `bothRight` takes one back. */
  decided: procedure
    .input(z.object({ project: ProjectId, offset: z.number().int().min(0), limit: z.number().int().min(1).max(100) }))
    .output(z.object({ pairs: z.array(DecidedPair), total: z.number().int() })),
  /** Decides about one pair as one undoable act. Answers `stale` when one of its rows is gone. */
  settle: procedure
    .input(byPair.extend({ keep: z.enum(['row', 'other']), act: PairAct }))
    .output(actEvents(EditResult)),
  /**
   * Both rows are right: the pair is not shown again for as long as neither of them changes; or (`right` false) it is
   * shown again. No act of the history, because the data stays what it is.
   */
  bothRight: procedure.input(byPair.extend({ right: z.boolean() })).output(z.void()),
}
