/**
 * What a resource kind is: one description from which everything ordinary is derived.
 *
 * @module
 */
import type { Fields, Infer, Tags } from './field.ts'
import type { Problem, ProblemCode } from './problem.ts'
import type { Snapshot } from './snapshot.ts'

/** A value that at most one resource holds at a time. VNIs and public addresses are unique per fabric. */
export type KindClaim =
  | { readonly pool: 'vni' | 'publicAddress'; readonly fabricId: string; readonly value: string }
  | { readonly pool: 'address'; readonly subnetId: string; readonly value: string }
  | { readonly pool: 'mac'; readonly value: string }

/** One resource's mention of another. */
export interface Reference {
  /** JSON pointer (RFC 6901) to the id. */
  readonly pointer: string
  /** The members on the way to it, without places in lists. */
  readonly relation: string
  /** Kinds that it may be of. */
  readonly to: readonly string[]
  readonly id: string
}

export interface KindRemarks {
  readonly create?: string
  readonly get?: string
  readonly list?: string
  readonly update?: string
  readonly delete?: string
  readonly replace?: string
}

/** Ways to be refused, by what is done; `write` is creation and change alike. */
export interface KindProblems {
  readonly write?: readonly ProblemCode[]
  readonly create?: readonly ProblemCode[]
  readonly update?: readonly ProblemCode[]
  readonly delete?: readonly ProblemCode[]
}

/** A resource that another one cannot go without. */
export type Dependent = Envelope & {
  readonly kind: string
  /** Field by which it depends. */
  readonly relation: string
}

/** Where resources of a kind live: in a VPC, in the tenant, or on the platform. */
export type KindScope = 'vpc' | 'tenant' | 'platform'

export interface Kind<N extends string = string, F extends Fields = Fields> {
  /** The one name, in the singular: JSON `kind`, SDK, CLI. */
  readonly name: N
  /** Member of `Snapshot` that holds the resources of this kind. */
  readonly plural: string
  /** TypeID prefix: `sub` gives `sub_01h…`. */
  readonly idPrefix: string
  readonly scope: KindScope
  /** Kind whose id is part of the path, for children such as rules; the field that holds it is `${parent}Id`. */
  readonly parent?: string
  readonly doc: string
  /** What is special about an operation on it, as a paragraph of Markdown. */
  readonly remarks?: KindRemarks
  readonly fields: F
  /**
   * The smallest body that creates one. `@vpc` stands for the id of an example of that kind, `@vpc.2`
   * for another one; documentation and tests are made from it.
   */
  readonly example?: Readonly<Record<string, unknown>>
  /**
   * Members that tell the children of one parent apart where they have no name: no two agree in all of
   * them. Absent for kinds whose resources are known by name alone.
   */
  readonly key?: readonly string[]
  /** Code of the refusal of a second one with the same key; absent: `duplicate`. */
  readonly twin?: ProblemCode
  /** Most resources of the kind per scope. */
  readonly limit: number
  /** Members that the server chooses when the caller leaves them out on creation. */
  readonly chosen?: readonly string[]
  /** Values that the resource holds besides its name, from creation to deletion. */
  claims?(snapshot: Snapshot, resource: Resource<F>): readonly KindClaim[]
  /** Members that mean nothing without another one, by that one: when it is taken out, so are they. */
  readonly accompanies?: Readonly<Record<string, readonly string[]>>
  /** References that no field of the type `ref` shows. */
  references?(resource: Resource<F>): readonly Reference[]
  /**
   * Who lives from the resource without mentioning it, and would be left hanging when everything in
   * `gone` is deleted.
   */
  dependents?(
    snapshot: Snapshot,
    resource: Resource<F>,
    gone: ReadonlySet<string>,
  ): readonly Dependent[]
  /**
   * The members whose access is `derived`, from the network around the resource: of the chain that it
   * lives in and of the tenant's. Called for each resource of a list; index by `groupedBy`.
   */
  derive?(snapshot: Snapshot, resource: Resource<F>): Readonly<Record<string, unknown>>
  /** A scope that writing some resources of the kind needs besides that of the operation. */
  readonly further?: {
    readonly scope: string
    isNeeded(resource: Resource<F>): boolean
  }
  /** Codes that only this kind's `check` and its special operations give; the reference lists them. */
  readonly problems?: KindProblems
  /** What only this kind knows: refuses a write that fields and references alone would allow. */
  readonly check?: Check
}

type Check<R = Envelope> = (
  snapshot: Snapshot,
  before: R | undefined,
  after: R,
) => Problem | undefined

/** What every resource has, whoever made it. A type, since interfaces are no records. */
export type Envelope = {
  readonly id: string
  readonly name?: string
  readonly managedBy?: string
  readonly tags?: Tags
}

export type Resource<F extends Fields> = Envelope & Infer<F>

type Definition<N extends string, F extends Fields> = Omit<Kind<N, F>, 'check'> & {
  readonly check?: Check<Resource<F>>
}

/** A kind's `check` only ever sees resources that its own fields describe, hence the cast. */
export function kind<const N extends string, F extends Fields>(
  definition: Definition<N, F>,
): Kind<N, F> {
  return definition as Kind<N, F>
}
