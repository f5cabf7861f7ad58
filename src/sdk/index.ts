/**
 * `weft/sdk`: a typed client of Weft's API over `fetch`, for Node, Workers and browsers.
 *
 * @module
 */
export type * from './api.ts'
export type { Call } from './call.ts'
export {
  type ProblemBody,
  type SentRequest,
  type Suggestion,
  WeftError,
  WeftNoAnswer,
  WeftStaleAnswer,
  WeftUnknownOutcome,
} from './error.ts'
export { List, type Page } from './list.ts'
export type {
  Answer,
  Attempt,
  CallOptions,
  DeleteOptions,
  Pacing,
  VersionOptions,
  Versions,
  WeftOptions,
  WriteOptions,
} from './options.ts'
export type {
  Affected,
  Cascade,
  Deletion,
  Labels,
  ListOptions,
  Resource,
  Tags,
} from './resource.ts'
export type {
  BatchItem,
  Question,
  Topology,
  Trace,
  Usage,
  VnicBatch,
  WholeNetwork,
} from './special.ts'
export { type AnyRequest, type Weft, weft } from './weft.ts'
