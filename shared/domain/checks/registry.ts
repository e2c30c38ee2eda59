import type { Profile } from '../habits/profile.ts'
import type { RuleId } from '../issue.ts'
import { answerEnding } from './answerEnding.ts'
import { answerStart } from './answerStart.ts'
import { brokenToolCall } from './brokenToolCall.ts'
import { contradiction } from './contradiction.ts'
import { controlText } from './controlText.ts'
import { cutOffAnswer } from './cutOffAnswer.ts'
import { doubleSpaces } from './doubleSpaces.ts'
import { duplicateRow } from './duplicateRow.ts'
import { edgeSpaces } from './edgeSpaces.ts'
import { emptyCompletion } from './emptyCompletion.ts'
import { emptyPrompt } from './emptyPrompt.ts'
import { fewExamples } from './fewExamples.ts'
import { formatNotTaken } from './formatNotTaken.ts'
import { garbledCharacters } from './garbledCharacters.ts'
import { hiddenCharacters } from './hiddenCharacters.ts'
import { htmlRemains } from './htmlRemains.ts'
import { labelTypo } from './labelTypo.ts'
import { leakage } from './leakage.ts'
import { lookAlike } from './lookAlike.ts'
import { missingContent } from './missingContent.ts'
import { mixedQuotes } from './mixedQuotes.ts'
import { nearlyJson } from './nearlyJson.ts'
import { noAssistantMessage } from './noAssistantMessage.ts'
import { otherFormat } from './otherFormat.ts'
import { otherLanguage } from './otherLanguage.ts'
import { overLimit } from './overLimit.ts'
import { placeholderText } from './placeholderText.ts'
import { privateData } from './privateData.ts'
import { promptEnding } from './promptEnding.ts'
import { refusalAnswer } from './refusalAnswer.ts'
import { repeatedPrompt } from './repeatedPrompt.ts'
import type { HabitRule, PairRule, RowRule, Rule, SetRule, TextRule } from './rule.ts'
import { sameAnswers } from './sameAnswers.ts'
import { samePreference } from './samePreference.ts'
import { sameStart } from './sameStart.ts'
import { secret } from './secret.ts'
import { shouting } from './shouting.ts'
import { tooFewExamples } from './tooFewExamples.ts'
import { toolArguments } from './toolArguments.ts'
import { toolDefinition } from './toolDefinition.ts'
import { toolResults } from './toolResults.ts'
import { unevenGroups } from './unevenGroups.ts'
import { unevenSystem } from './unevenSystem.ts'
import { unknownKey } from './unknownKey.ts'
import { unknownPart } from './unknownPart.ts'
import { unknownRole } from './unknownRole.ts'
import { unknownStructure } from './unknownStructure.ts'
import { unusualLength } from './unusualLength.ts'
import { wrongValue } from './wrongValue.ts'

/** Rules about one text, in the order in which their fixes are done: garbled letters first, spaces last. */
export const TEXT_RULES: readonly TextRule[] = [
  secret,
  privateData,
  garbledCharacters,
  hiddenCharacters,
  placeholderText,
  refusalAnswer,
  cutOffAnswer,
  htmlRemains,
  mixedQuotes,
  doubleSpaces,
  edgeSpaces,
  shouting,
  answerStart,
]

/** Rules about one row, in the order in which their findings are listed. */
export const ROW_RULES: readonly RowRule[] = [
  unknownStructure,
  otherFormat,
  noAssistantMessage,
  emptyPrompt,
  emptyCompletion,
  missingContent,
  unknownRole,
  unknownKey,
  wrongValue,
  unknownPart,
  brokenToolCall,
  toolResults,
  toolArguments,
  toolDefinition,
  controlText,
  overLimit,
  samePreference,
  repeatedPrompt,
  ...TEXT_RULES,
]

/** Rules about all rows together. */
export const SET_RULES: readonly SetRule[] = [tooFewExamples, formatNotTaken, fewExamples, sameAnswers, unevenGroups]

/** Rules about rows that differ from what is usual in the sheet, in the order in which their fixes are done. */
export const HABIT_RULES: readonly HabitRule[] = [
  labelTypo,
  nearlyJson,
  unevenSystem,
  otherLanguage,
  unusualLength,
  sameStart,
  promptEnding,
  answerEnding,
]

/** Rules about pairs of rows, worst first. */
export const PAIR_RULES: readonly PairRule[] = [contradiction, leakage, lookAlike]

export const RULES: readonly Rule[] = [...ROW_RULES, ...HABIT_RULES, ...SET_RULES, duplicateRow, ...PAIR_RULES]

/** Rules about single texts, those included that hang on what is usual in the sheet. Only these may have a fix. */
export function textRulesAmong(profile: Profile | null): readonly TextRule[] {
  if (!profile) return TEXT_RULES
  return [...HABIT_RULES.flatMap((rule) => rule.among(profile) ?? []), ...TEXT_RULES]
}

const BY_ID = new Map(RULES.map((rule) => [rule.id, rule]))

/** The rule with an id, or undefined: a project may have been checked by a later version of the app. */
export function findRule(id: RuleId): Rule | undefined {
  return BY_ID.get(id)
}
