/**
 * The methods that no kind gives by itself.
 *
 * @module
 */
import type { Question } from '../model/contract/question.ts'
import type { Topology } from '../model/contract/topology.ts'
import type { Usage } from '../model/contract/usage.ts'
import type { WholeNetwork } from '../model/contract/whole-network.ts'
import type { AnswerJson } from '../render/trace-json.ts'
import type { Call } from './call.ts'
import type { ProblemBody } from './error.ts'
import type { Vnic, VnicCreation } from './kind/vnic.ts'
import type { CallOptions, VersionOptions, Versions, WriteOptions } from './options.ts'

export type { Question, Topology, Usage, WholeNetwork }

/** What would happen to the packet and to its reply, hop by hop. */
export interface Trace extends AnswerJson {
  /** What the answer is about. */
  readonly network: { readonly versions: Versions; readonly digest: string }
}

/** What became of one item of a batch. */
export type BatchItem =
  | { readonly status: 201; readonly resource: Vnic }
  | { readonly status: number; readonly problem: ProblemBody }

export interface VnicBatch {
  readonly vpcId: string
  /** At most 100. */
  readonly items: readonly Omit<VnicCreation, 'vpcId'>[]
  /** True: all of them or none. */
  readonly atomic?: boolean
}

export interface SpecialOperations {
  /** Create up to 100 vNICs: with `atomic` all or none, else each for itself. */
  createVnicBatch(
    batch: VnicBatch & { readonly atomic: true },
    options?: WriteOptions,
  ): Call<{ readonly items: readonly Vnic[] }>
  createVnicBatch(
    batch: VnicBatch,
    options?: WriteOptions,
  ): Call<{ readonly items: readonly BatchItem[] }>
  /** Get what is used of every limit. */
  getUsage(where?: { readonly vpcId?: string }, options?: CallOptions): Call<Usage>
  /** Ask whether a packet would arrive and its reply come back, and why. */
  createTrace(question: Question, options?: VersionOptions): Call<Trace>
  /** Get everything that there is, at one moment. */
  getNetwork(where?: Readonly<Record<string, never>>, options?: VersionOptions): Call<WholeNetwork>
  /** Get a VPC as a graph. */
  getTopology(where: { readonly vpcId: string }, options?: VersionOptions): Call<Topology>
}
