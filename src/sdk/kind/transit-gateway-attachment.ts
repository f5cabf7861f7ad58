// Made from the model by test/sdk/source.test.ts. Do not edit.
import type { Call } from '../call.ts'
import type { List } from '../list.ts'
import type { CallOptions, DeleteOptions, WriteOptions } from '../options.ts'
import type { At, Creation, Deletion, Filter, Patch, Resource } from '../resource.ts'

/** Where a VPC, another transit gateway or a VPN meets a transit gateway. */
export interface TransitGatewayAttachment extends Resource<'transitGatewayAttachment'> {
  /** Gateway that this attaches to. */
  readonly transitGatewayId: string
  /** What is attached. Everything but VPCs and transit gateways is an edge into the unmodelled. */
  readonly type: 'vpc' | 'peering' | 'vpn' | 'directConnect' | 'connect' | 'unmodelled'
  /** Attached VPC. */
  readonly vpcId?: string
  /** Subnets that hold the interfaces of the attachment, one per zone; a zone without one cannot use it. */
  readonly subnetIds: readonly string[]
  /** The same peering seen from the other transit gateway. Packets cross once each side names the other. */
  readonly peerAttachmentId?: string
  /** Associated route table: it routes what enters here. */
  readonly routeTableId?: string
  /** True: both directions of a flow use the same zone. */
  readonly applianceMode: boolean
  /** True: group references may cross this attachment. */
  readonly groupReferences: boolean
  /** Id of what is attached where it is not a VPC. */
  readonly resourceId?: string
}

export type TransitGatewayAttachmentCreation = Creation<
  TransitGatewayAttachment,
  'transitGatewayId' | 'type',
  | 'vpcId'
  | 'subnetIds'
  | 'peerAttachmentId'
  | 'routeTableId'
  | 'applianceMode'
  | 'groupReferences'
  | 'resourceId'
>

export type TransitGatewayAttachmentPatch = Patch<
  TransitGatewayAttachment,
  never,
  | 'subnetIds'
  | 'peerAttachmentId'
  | 'routeTableId'
  | 'applianceMode'
  | 'groupReferences'
  | 'resourceId'
>

export type TransitGatewayAttachmentFilter = Filter<
  TransitGatewayAttachment,
  | 'transitGatewayId'
  | 'type'
  | 'vpcId'
  | 'subnetIds'
  | 'peerAttachmentId'
  | 'routeTableId'
  | 'applianceMode'
  | 'groupReferences'
  | 'resourceId'
>

export type TransitGatewayAttachmentPlace = At<never, 'transitGatewayAttachmentId'>

export interface TransitGatewayAttachmentOperations {
  /** Create a transit gateway attachment. */
  createTransitGatewayAttachment(
    resource: TransitGatewayAttachmentCreation,
    options?: WriteOptions,
  ): Call<TransitGatewayAttachment>
  /** List transit gateway attachments. */
  listTransitGatewayAttachments(
    filter?: TransitGatewayAttachmentFilter,
    options?: CallOptions,
  ): List<TransitGatewayAttachment>
  /** Get a transit gateway attachment. */
  getTransitGatewayAttachment(
    where: TransitGatewayAttachmentPlace,
    options?: CallOptions,
  ): Call<TransitGatewayAttachment>
  /** Change a transit gateway attachment. */
  updateTransitGatewayAttachment(
    where: TransitGatewayAttachmentPlace,
    patch: TransitGatewayAttachmentPatch,
    options?: WriteOptions,
  ): Call<TransitGatewayAttachment>
  /** Delete a transit gateway attachment. */
  deleteTransitGatewayAttachment(
    where: TransitGatewayAttachmentPlace,
    options?: DeleteOptions,
  ): Call<Deletion>
}
