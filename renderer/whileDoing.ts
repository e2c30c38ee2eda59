const WHILE: ReadonlyMap<string, string> = new Map([
  ['Added', 'Adding'],
  ['Cleared', 'Clearing'],
  ['Cut', 'Cutting'],
  ['Deleted', 'Deleting'],
  ['Duplicated', 'Duplicating'],
  ['Filled', 'Filling'],
  ['Moved', 'Moving'],
  ['Pasted', 'Pasting'],
  ['Removed', 'Removing'],
])

/**
 * What an act is called as long as it is not done: "Pasting 60,000 × 2 cells" of "Pasted 60,000 × 2 cells". Acts that are
 * never long keep their name.
 */
export function whileDoing(label: string): string {
  const [verb = ''] = label.split(' ', 1)
  return (WHILE.get(verb) ?? verb) + label.slice(verb.length)
}
