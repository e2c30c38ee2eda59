import { Command, InvalidArgumentError, Option } from 'commander'
import { ExportFormat } from '../../shared/domain/formats/exportFormat.ts'
import { DEFAULT_SPLIT, SplitChoice } from '../../shared/contract/split.ts'
import { formatNumber } from '../../shared/format/figures.ts'
import { folders } from '../folders.ts'
import { exitCodeOf, EXIT, processOutput, sentence, type Output } from './output.ts'

const FORMATS = ['chat', 'completion', 'preference']

function epochs(text: string): number | 'auto' {
  if (text === 'auto') return 'auto'
  const passes = Number(text)
  if (!Number.isInteger(passes) || passes < 1 || passes > 50)
    throw new InvalidArgumentError('Give auto or a whole number from 1 to 50.')
  return passes
}

function share(text: string): number {
  const wanted = SplitChoice.shape.share.safeParse(text.trim() === '' ? text : Number(text))
  if (!wanted.success) throw new InvalidArgumentError('Give a share from 0.001 to 0.9, for example 0.1.')
  return wanted.data
}

function wholeFrom(least: number, most: number) {
  return (text: string): number => {
    const wanted = text.trim() === '' ? Number.NaN : Number(text)
    if (Number.isInteger(wanted) && wanted >= least && wanted <= most) return wanted
    throw new InvalidArgumentError(`Give a whole number from ${formatNumber(least)} to ${formatNumber(most)}.`)
  }
}

function seed(text: string): number {
  const wanted = SplitChoice.shape.seed.safeParse(text.trim() === '' ? text : Number(text))
  if (!wanted.success) throw new InvalidArgumentError('Give a whole number from 0 to 2147483647.')
  return wanted.data
}

function inputCommand(program: Command, name: string, about: string): Command {
  return program
    .command(`${name} ${name === 'import' ? '<input...>' : '<input>'}`)
    .description(about)
    .option('--prompt <column>', 'column with what the person writes')
    .option('--completion <column>', 'column with what the model should answer')
    .option('--system <text>', 'instruction for every row')
    .option('--system-column <column>', 'column with an instruction per row')
    .addOption(new Option('--format <format>', 'shape of the examples').choices(FORMATS))
    .option('--sheet <name>', 'sheet of a workbook; the first one with text if left out')
    .option('--json', 'one JSON object on stdout')
}

const model = (command: Command): Command => command.option('--model <model>', 'base model, for example gpt-4.1-mini')

type Run<A extends unknown[]> = (...args: [...A, Output]) => Promise<number>

/** Runs a command, loaded only now so that help and typing errors answer at once, and turns failures into one line. */
function acting(finish: (code: number) => void) {
  return <A extends unknown[]>(load: () => Promise<Run<A>>) =>
    async (...args: unknown[]): Promise<void> => {
      const own = args.slice(0, -1) // Commander adds the command itself.
      const { json = false } = own.at(-1) as { json?: boolean }
      try {
        const run = await load()
        // The list of models that was chosen in the app counts here as well.
        new (await import('../catalog/store.ts')).CatalogStore(folders().stateDir, Date.now)
        // Commander has parsed the options by the declarations below, which name the same fields.
        finish(await run(...(own as A), processOutput(json)))
      } catch (error) {
        process.stderr.write(`tunesheet: ${sentence(error)}\n`)
        finish(exitCodeOf(error))
      }
    }
}

/** The whole command line. `finish` takes the exit code of the command that ran. */
function buildProgram(version: string, finish: (code: number) => void): Command {
  const program = new Command('tunesheet')
    .description('Turns a spreadsheet into training data for a language model: offline until you say so.')
    .version(version)
    .addHelpText(
      'after',
      '\nInput is a .tunesheet, .xlsx, .ods, .csv, .tsv, .json or .jsonl file.\nExit codes: 0 done, 1 the data has errors, 2 wrong usage or unreadable input, 3 the provider refused.',
    )
    .exitOverride()
  const act = acting(finish)

  inputCommand(program, 'import', 'bring a spreadsheet, or several, into a project file')
    .requiredOption('--project <file>', 'the .tunesheet file to make')
    .option('--append', 'add the rows to a project that is there already')
    .option('--part', 'where a file stops being readable, bring in the rows before')
    .action(act(async () => (await import('./import.ts')).importCommand))
  model(inputCommand(program, 'count', 'count tokens'))
    .option('--per-example', 'also list the tokens of each example')
    .action(act(async () => (await import('./count.ts')).countCommand))
  model(inputCommand(program, 'check', 'say what a provider would refuse and what is worth fixing')).action(
    act(async () => (await import('./check.ts')).checkCommand),
  )
  inputCommand(program, 'fix', 'put right what can be put right, in a project of its own')
    .requiredOption('--out <file>', 'the .tunesheet file to make')
    .option('--safe', 'do all fixes that need no looking')
    .option(
      '--rule <rule>',
      'do the fix of this rule; may be given several times',
      (rule, before: string[]) => [...before, rule],
      [],
    )
    .action(act(async () => (await import('./fix.ts')).fixCommand))
  addCostCommand(program, act)
  addSplitCommand(program, act)
  inputCommand(program, 'export', 'write the training file, or the rows in another format')
    .requiredOption('--out <file>', 'the file to write')
    .option('--validation-out <file>', 'the file for the held-back rows')
    .addOption(new Option('--as <format>', 'what to write instead of the training file').choices(ExportFormat.options))
    .action(act(async () => (await import('./export.ts')).exportCommand))
  model(inputCommand(program, 'train', 'start a training job; without --yes only says what would happen'))
    .addOption(
      new Option('--provider <provider>', 'where')
        .choices(['practice', 'openai', 'nebius', 'azure', 'custom'])
        .makeOptionMandatory(),
    )
    .option('--base-url <url>', 'address of the provider (azure, custom)')
    .option('--suffix <text>', 'what the name of the tuned model ends in')
    .option('--epochs <n>', 'passes over the data, or auto', epochs)
    .option('--project <file>', 'project file to make for a spreadsheet')
    .option('--yes', 'send it and start')
    .option('--amount <usd>', 'the price, typed, where it is above the limit set in the app')
    .addHelpText('after', '\nThe key comes from OPENAI_API_KEY.')
    .action(act(async () => (await import('./train.ts')).trainCommand))
  addJobCommands(program, act)
  for (const command of program.commands) command.exitOverride()
  return program
}

function addCostCommand(program: Command, act: ReturnType<typeof acting>): void {
  model(inputCommand(program, 'cost', 'say what training would cost'))
    .option('--epochs <n>', 'passes over the data, or auto', epochs)
    .option(
      '--requests <n>',
      'requests a month: also say what using the tuned model costs',
      wholeFrom(1, 1_000_000_000),
    )
    .option('--replaces <model>', 'model that answers today; the tuned one as it comes if left out')
    .option('--instruction-tokens <n>', 'tokens of the instruction sent today', wholeFrom(0, 1_000_000))
    .option('--tuned-instruction-tokens <n>', 'tokens of the one the tuned model needs', wholeFrom(0, 1_000_000))
    .option('--prompt-tokens <n>', 'tokens of a question, instruction not counted', wholeFrom(0, 1_000_000))
    .option('--answer-tokens <n>', 'tokens of an answer', wholeFrom(0, 1_000_000))
    .action(act(async () => (await import('./cost.ts')).costCommand))
  program
    .command('models')
    .description('list the models with their prices and dates')
    .option('--json', 'one JSON object on stdout: a file to change and take in as a newer list')
    .action(act(async () => (await import('./models.ts')).modelsCommand))
}

function addSplitCommand(program: Command, act: ReturnType<typeof acting>): void {
  inputCommand(program, 'split', 'hold back a share of the rows for testing; look-alikes stay on one side')
    .requiredOption('--validation <share>', 'share of the rows to hold back, for example 0.1', share)
    .option('--seed <n>', 'decides which rows these are', seed, DEFAULT_SPLIT.seed)
    .option('--stratify <column>', 'column whose values are shared out evenly')
    .option('--part-look-alikes', 'let look-alikes stand on both sides')
    .option('--out <file>', 'training file to write, for a spreadsheet')
    .option('--validation-out <file>', 'file to write for the held-back rows, for a spreadsheet')
    .action(act(async () => (await import('./split.ts')).splitCommand))
}

function addJobCommands(program: Command, act: ReturnType<typeof acting>): void {
  program
    .command('jobs')
    .description('list training runs')
    .option('--project <file>', 'only of this project')
    .option('--json', 'one JSON object on stdout')
    .action(act(async () => (await import('./jobs.ts')).jobsCommand))
  program
    .command('job <id>')
    .description('show one training run')
    .option('--project <file>', 'the project it belongs to')
    .option('--base-url <url>', 'address of the provider (azure, custom)')
    .option('--watch', 'stay until it ends')
    .option('--cancel', 'stop the training')
    .option('--json', 'one JSON object on stdout')
    .action(act(async () => (await import('./jobs.ts')).jobCommand))
}

/** Runs one command line and answers its exit code. */
export async function runCli(args: readonly string[], version: string): Promise<number> {
  let code: number = EXIT.done
  const program = buildProgram(version, (finished) => {
    code = finished
  })
  try {
    await program.parseAsync(args, { from: 'user' })
  } catch (error) {
    // Commander has printed the help, the version or what is wrong with the usage.
    if (error instanceof Error && 'exitCode' in error) return error.exitCode === 0 ? EXIT.done : EXIT.wrongUse
    throw error
  }
  return code
}
