import type { Pairs } from '../../shared/domain/alike/link.ts'
import type { PairRuleId } from '../../shared/domain/checks/rule.ts'
import type { Pair, PairChange, PairStore } from '../project/facts/pairs.ts'

/** Pairs read at once. */
const PAGE = 2000

/** What has to be changed of the stored pairs of a rule, for them to be those that were found; by rising row. */
export function* differences(
  store: PairStore,
  rule: PairRuleId,
  { ids, pairs }: { readonly ids: Uint32Array; readonly pairs: Pairs },
): Generator<PairChange> {
  const found = without(store.accepted(rule), foundPairs(ids, pairs))
  let next = found.next()
  for (const stored of storedPairs(store, rule)) {
    for (; !next.done && next.value.row < stored.row; next = found.next()) yield next.value
    if (next.done || next.value.row > stored.row) {
      yield { ...stored, likeness: null }
      continue
    }
    if (next.value.other !== stored.other || next.value.likeness !== stored.likeness) yield next.value
    next = found.next()
  }
  for (; !next.done; next = found.next()) yield next.value
}

/** Pairs that somebody found to be right both are no findings. */
function* without(accepted: ReadonlySet<string>, pairs: Iterable<Pair>): Generator<Pair, undefined> {
  for (const pair of pairs) if (!accepted.has(`${pair.row} ${pair.other}`)) yield pair
}

function* foundPairs(ids: Uint32Array, { rows, others, likeness }: Pairs): Generator<Pair, undefined> {
  for (let at = 0; at < rows.length; at++) {
    const [row = 0, other = 0] = [ids[rows[at] ?? 0], ids[others[at] ?? 0]]
    yield { row, other, likeness: likeness[at] ?? 0 }
  }
}

function* storedPairs(store: PairStore, rule: PairRuleId): Generator<Pair> {
  let after = 0
  for (;;) {
    const page = store.after(rule, after, PAGE)
    yield* page
    if (page.length < PAGE) return
    after = page.at(-1)?.row ?? after
  }
}
