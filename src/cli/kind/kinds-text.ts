/**
 * Which kinds there are, as the overview has them. It is what everybody sees first, so that it loads
 * the SDK's small table and not the model.
 *
 * @module
 */
import { kebab } from '../../model/words.ts'
import { KIND_ROWS } from '../../sdk/table.ts'

const LINE_WIDTH = 92

export const kindsText = (): string[] => ['kinds', ...wrapped(Object.keys(KIND_ROWS).map(kebab))]

function wrapped(words: readonly string[]): string[] {
  const lines = ['']
  for (const [i, word] of words.entries()) {
    const text = i === words.length - 1 ? word : `${word},`
    const last = lines.at(-1) ?? ''
    if (last.length + text.length + 1 > LINE_WIDTH) lines.push(text)
    else lines[lines.length - 1] = `${last} ${text}`.trim()
  }
  return lines.map((line) => `  ${line}`)
}
