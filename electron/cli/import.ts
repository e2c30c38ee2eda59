import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { Failure } from '../../shared/domain/failure.ts'
import { importInput, mappingLine, type Wanted } from './input.ts'
import { count, EXIT, type Output } from './output.ts'

/** `import IN --project P`: a spreadsheet becomes a project file. */
export async function importCommand(
  input: string,
  options: Wanted & { project: string },
  output: Output,
): Promise<number> {
  const destination = resolve(options.project)
  if (existsSync(destination)) {
    throw new Failure({
      code: 'wrong-input',
      message: `${options.project} exists already.`,
      hint: 'Choose another name: an existing project is never overwritten.',
    })
  }
  const opened = await importInput(input, destination, options, output)
  try {
    const { rows } = opened.project.state().totals
    const columns = opened.columns.map(({ name, role }) => ({ name, role }))
    const { encoding, delimiter, skipped, skippedTotal } = opened
    output.answer({ project: destination, rows, columns, skipped, skippedTotal, encoding, delimiter }, () => [
      `${count(rows + skippedTotal)} rows in the file, ${count(rows)} in the sheet.${skippedTotal === 0 ? ' Nothing left out.' : ''}`,
      ...skipped.map(({ line, reason }) => `Left out, line ${count(line)}: ${reason}`),
      mappingLine(columns),
      destination,
    ])
  } finally {
    opened.project.close()
  }
  return EXIT.done
}
