/**
 * Many questions about one network: a line of JSON each, answered in order as they come.
 *
 * @module
 */
import { compile, type Network, trace } from '../engine/index.ts'
import type { Problem } from '../model/problem.ts'
import type { Snapshot } from '../model/snapshot.ts'
import { batchLine } from '../render/batch-line.ts'
import { parseQuestionLine } from './question-line.ts'

/** Output is written in pieces of about this size: one system call per line would cost more than the answers. */
const CHUNK_CHARACTERS = 1 << 20

export interface BatchCount {
  readonly lines: number
  readonly refused: number
}

/** A line that cannot be asked is answered with what is wrong with it, and the rest goes on. */
export async function answerBatch(
  snapshot: Snapshot,
  input: AsyncIterable<Uint8Array | string>,
  write: (text: string) => void,
): Promise<BatchCount> {
  const network = compile(snapshot)
  let [lines, refused] = [0, 0]
  for await (const some of linesOf(input)) {
    let text = ''
    for (const line of some) {
      const reply = answerLine(network, line)
      lines++
      if ('error' in reply) refused++
      text += `${JSON.stringify(reply)}\n`
      if (text.length < CHUNK_CHARACTERS) continue
      write(text)
      text = ''
    }
    write(text)
  }
  return { lines, refused }
}

function answerLine(network: Network, line: string): object {
  const parsed = parseQuestionLine(line)
  if (!parsed.ok) return errorLine(parsed.error.id, parsed.error.problem)
  const { id, question } = parsed.value
  const answer = trace(network, question)
  return answer.ok ? batchLine(id, answer.value) : errorLine(id, answer.error)
}

const errorLine = (id: unknown, { code, detail }: Problem) => ({ id, error: { code, detail } })

/** The lines of a stream that are not blank, in groups as they arrive. */
async function* linesOf(input: AsyncIterable<Uint8Array | string>): AsyncGenerator<string[]> {
  const decoder = new TextDecoder()
  let rest = ''
  for await (const piece of input) {
    rest += typeof piece === 'string' ? piece : decoder.decode(piece, { stream: true })
    const lines = rest.split('\n')
    rest = lines.pop() ?? ''
    yield lines.filter((line) => line.trim() !== '')
  }
  rest += decoder.decode()
  if (rest.trim() !== '') yield [rest]
}
