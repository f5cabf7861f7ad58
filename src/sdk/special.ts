/**
 * The methods that no kind gives by itself.
 *
 * @module
 */
import type { Question } from '../model/contract/question.ts'
import type { Topology } from '../model/contract/topology.ts'
import type { AnswerJson } from '../render/trace-json.ts'
import type { Call } from './call.ts'
import type { VersionOptions, Versions } from './options.ts'

export type { Question, Topology }

/** What would happen to the packet and to its reply, hop by hop. */
export interface Trace extends AnswerJson {
  /** What the answer is about. */
  readonly network: { readonly versions: Versions; readonly digest: string }
}

export interface SpecialOperations {
  /** Ask whether a packet would arrive and its reply come back, and why. */
  createTrace(question: Question, options?: VersionOptions): Call<Trace>
  /** Get a VPC as a graph. */
  getTopology(where: { readonly vpcId: string }, options?: VersionOptions): Call<Topology>
}
