// Made from the model by test/sdk/source.test.ts. Do not edit.
import type { Call } from '../call.ts'
import type { List } from '../list.ts'
import type { CallOptions, DeleteOptions, WriteOptions } from '../options.ts'
import type { At, Creation, Deletion, Filter, Patch, Resource } from '../resource.ts'

/** What a vNIC may send. */
export interface QosPolicyEgress {
  /** Most kilobits per second; what is above is dropped. */
  readonly maxKbps?: number
  /** Kilobits that may go out at once on top. Needs `maxKbps`. */
  readonly burstKbits?: number
  /** Kilobits per second that are kept free for it. */
  readonly minKbps?: number
  /** Most packets per second. */
  readonly maxPacketsPerSecond?: number
  /** Packets per second that are kept free for it. */
  readonly minPacketsPerSecond?: number
}

/** What a vNIC may receive. */
export interface QosPolicyIngress {
  /** Most kilobits per second; what is above is dropped. */
  readonly maxKbps?: number
  /** Kilobits that may go out at once on top. Needs `maxKbps`. */
  readonly burstKbits?: number
  /** Kilobits per second that are kept free for it. */
  readonly minKbps?: number
  /** Most packets per second. */
  readonly maxPacketsPerSecond?: number
  /** Packets per second that are kept free for it. */
  readonly minPacketsPerSecond?: number
}

/** Bandwidth and priority of the vNICs that refer to it. Verdicts do not depend on it. */
export interface QosPolicy extends Resource<'qosPolicy'> {
  /** VPC that the resource belongs to. */
  readonly vpcId: string
  /** What a vNIC may send. */
  readonly egress?: QosPolicyEgress
  /** What a vNIC may receive. */
  readonly ingress?: QosPolicyIngress
  /** DSCP that outgoing packets are marked with: 0, a class selector (8, 16, …, 56), AF11 to AF43, or EF (46). */
  readonly dscpMark?: number
}

export type QosPolicyCreation = Creation<QosPolicy, 'vpcId', 'egress' | 'ingress' | 'dscpMark'>

export type QosPolicyPatch = Patch<QosPolicy, never, 'egress' | 'ingress' | 'dscpMark'>

export type QosPolicyFilter = Filter<QosPolicy, 'dscpMark'> & {
  readonly vpcId: string
  readonly 'egress.maxKbps'?: number
  readonly 'egress.burstKbits'?: number
  readonly 'egress.minKbps'?: number
  readonly 'egress.maxPacketsPerSecond'?: number
  readonly 'egress.minPacketsPerSecond'?: number
  readonly 'ingress.maxKbps'?: number
  readonly 'ingress.burstKbits'?: number
  readonly 'ingress.minKbps'?: number
  readonly 'ingress.maxPacketsPerSecond'?: number
  readonly 'ingress.minPacketsPerSecond'?: number
}

export type QosPolicyPlace = At<'vpcId', 'qosPolicyId'>

export interface QosPolicyOperations {
  /** Create a QoS policy. */
  createQosPolicy(resource: QosPolicyCreation, options?: WriteOptions): Call<QosPolicy>
  /** List QoS policies. */
  listQosPolicies(filter: QosPolicyFilter, options?: CallOptions): List<QosPolicy>
  /** Get a QoS policy. */
  getQosPolicy(where: QosPolicyPlace, options?: CallOptions): Call<QosPolicy>
  /** Change a QoS policy. */
  updateQosPolicy(
    where: QosPolicyPlace,
    patch: QosPolicyPatch,
    options?: WriteOptions,
  ): Call<QosPolicy>
  /** Delete a QoS policy. */
  deleteQosPolicy(where: QosPolicyPlace, options?: DeleteOptions): Call<Deletion>
}
