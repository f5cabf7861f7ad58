/**
 * Random questions about random networks.
 *
 * @module
 */
import fc from 'fast-check'
import { type Answer, compile, trace } from '../../src/engine/index.ts'
import type { Question } from '../../src/model/contract/question.ts'
import type { Snapshot } from '../../src/model/snapshot.ts'
import { arbitraryNetwork, mostly, OWNERS } from './arbitrary-network.ts'

const far = fc.constantFrom(
  'internet',
  'lb_1',
  'nat_0',
  '10.1.1.77',
  '10.0.0.99',
  '172.16.0.1',
  '172.18.0.1',
  '192.0.2.5',
  '198.51.100.200',
  '169.254.169.254',
)

const sent = fc.constantFrom<Partial<Question>>(
  { protocol: 'tcp', port: 443 },
  { protocol: 'tcp', port: 443 },
  { protocol: 'tcp', port: 80 },
  { protocol: 'udp', port: 53 },
  { protocol: 'icmp' },
  { protocol: 'any' },
  { protocol: 'gre' },
)

const extra = mostly<Partial<Question>>(
  {},
  { ttl: 2 },
  { sizeBytes: 1600, doNotFragment: true },
  { sizeBytes: 1600 },
  { state: 'established' },
  { forwardOnly: true },
  { sourceAddress: '10.1.0.10' },
)

/** What outsiders may ask for: the private network is not there for them. */
const isOutward = ({ from, to }: Question): boolean =>
  from === 'internet' || /^\d/.test(to) || to === 'nat_0'

/** A question between ends that every such network has. */
const arbitraryQuestion: fc.Arbitrary<Question> = fc
  .tuple(
    fc.oneof({ weight: 8, arbitrary: fc.constantFrom(...OWNERS) }, fc.constant('internet')),
    fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...OWNERS) }, far),
    sent,
    extra,
  )
  .map(([from, to, what, more]): Question => ({ from, to, protocol: 'tcp', ...what, ...more }))
  .chain((question) =>
    isOutward(question) || question.sourceAddress !== undefined
      ? fc.constant(question)
      : mostly<4 | 6>(4, 6).map((family) => ({ ...question, family })),
  )

/** A network and a question that it can be asked. */
export const arbitraryCase: fc.Arbitrary<[Snapshot, Question]> = fc
  .tuple(arbitraryNetwork, arbitraryQuestion)
  // A forged source may be of a family that the ends do not share; that is a mistake, not an answer.
  .filter(([snapshot, question]) => trace(compile(snapshot), question).ok)

export function answerTo(snapshot: Snapshot, question: Question): Answer {
  const result = trace(compile(snapshot), question)
  if (!result.ok) throw new Error(result.error.detail)
  return result.value
}
