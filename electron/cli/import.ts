import { formatCount, formatNumber } from '../../shared/format/figures.ts'
import { importInput, mappingLine, type Wanted } from './input.ts'
import { newProjectPath } from './newProjectPath.ts'
import { EXIT, type Output } from './output.ts'

/** `import IN --project P`: a spreadsheet becomes a project file. */
export async function importCommand(
  input: string,
  options: Wanted & { project: string },
  output: Output,
): Promise<number> {
  const destination = newProjectPath(options.project)
  const opened = await importInput(input, destination, options, output)
  try {
    const { rows } = opened.project.state().totals
    const columns = opened.columns.map(({ name, role }) => ({ name, role }))
    const { encoding, delimiter, skipped, skippedTotal } = opened
    output.answer({ project: destination, rows, columns, skipped, skippedTotal, encoding, delimiter }, () => [
      `${formatCount(rows + skippedTotal, 'row')} in the file, ${formatNumber(rows)} in the sheet.${skippedTotal === 0 ? ' Nothing left out.' : ''}`,
      ...skipped.map(({ line, reason }) => `Left out, line ${formatNumber(line)}: ${reason}`),
      mappingLine(columns),
      destination,
    ])
  } finally {
    opened.project.close()
  }
  return EXIT.done
}
