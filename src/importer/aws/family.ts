/**
 * Which top-level members of `describe-*` output mean what.
 *
 * A file is known by the members it holds, never by its name. The members in `IDENTITY` are read; the
 * ones in `UNMODELLED` are listed as things that the model has no word for; those in `IRRELEVANT` say
 * nothing about where packets go.
 *
 * @module
 */

/** Members that together are the id of an element, by the top-level member that holds the elements. */
export const IDENTITY = {
  Addresses: ['PublicIp'],
  DirectConnectGatewayAssociations: ['AssociationId'],
  EgressOnlyInternetGateways: ['EgressOnlyInternetGatewayId'],
  InternetGateways: ['InternetGatewayId'],
  Listeners: ['ListenerArn'],
  LoadBalancerAttributes: ['LoadBalancerArn'],
  LoadBalancerListeners: ['LoadBalancerArn'],
  LoadBalancerTargetHealth: ['TargetGroupArn'],
  LoadBalancers: ['LoadBalancerArn'],
  ManagedPrefixListEntries: ['PrefixListId'],
  NatGateways: ['NatGatewayId'],
  NetworkAcls: ['NetworkAclId'],
  NetworkInterfaces: ['NetworkInterfaceId'],
  PrefixLists: ['PrefixListId'],
  Reservations: ['ReservationId'],
  RouteTables: ['RouteTableId'],
  Rules: ['RuleArn'],
  SecurityGroupRules: ['SecurityGroupRuleId'],
  SecurityGroups: ['GroupId'],
  Subnets: ['SubnetId'],
  TargetGroupAttributes: ['TargetGroupArn'],
  TargetGroups: ['TargetGroupArn'],
  TransitGatewayAttachments: ['TransitGatewayAttachmentId', 'TransitGatewayId'],
  TransitGatewayPeeringAttachments: ['TransitGatewayAttachmentId'],
  TransitGatewayPropagations: ['TransitGatewayRouteTableId'],
  TransitGatewayRouteTables: ['TransitGatewayRouteTableId'],
  TransitGatewayRoutes: ['TransitGatewayRouteTableId'],
  TransitGatewayStaticRoutes: ['TransitGatewayRouteTableId'],
  TransitGatewayVpcAttachments: ['TransitGatewayAttachmentId'],
  TransitGateways: ['TransitGatewayId'],
  VirtualInterfaces: ['VirtualInterfaceId'],
  VpcEndpoints: ['VpcEndpointId'],
  VpcPeeringConnections: ['VpcPeeringConnectionId'],
  Vpcs: ['VpcId'],
  VpnConnections: ['VpnConnectionId'],
  VpnGateways: ['VpnGatewayId'],
} as const satisfies Readonly<Record<string, readonly string[]>>

export type Family = keyof typeof IDENTITY

export const isFamily = (member: string): member is Family => Object.hasOwn(IDENTITY, member)

/** What the model has no word for: its type in our words, and the member that is its id. */
export const UNMODELLED: Readonly<Record<string, { readonly type: string; readonly id: string }>> =
  {
    CarrierGateways: { type: 'carrierGateway', id: 'CarrierGatewayId' },
    ClientVpnEndpoints: { type: 'clientVpnEndpoint', id: 'ClientVpnEndpointId' },
    CoreNetworks: { type: 'coreNetwork', id: 'CoreNetworkId' },
    DirectConnectGateways: { type: 'directConnectGateway', id: 'DirectConnectGatewayId' },
    Firewalls: { type: 'networkFirewall', id: 'FirewallName' },
    LoadBalancerDescriptions: { type: 'classicLoadBalancer', id: 'LoadBalancerName' },
    LocalGateways: { type: 'localGateway', id: 'LocalGatewayId' },
    TransitGatewayConnects: { type: 'transitGatewayConnect', id: 'TransitGatewayAttachmentId' },
    TransitGatewayMulticastDomains: {
      type: 'transitGatewayMulticastDomain',
      id: 'TransitGatewayMulticastDomainId',
    },
    VpcEndpointServiceConfigurations: { type: 'endpointService', id: 'ServiceId' },
  }

/** Says nothing about where packets go, or says it a second time. */
export const IRRELEVANT: ReadonlySet<string> = new Set([
  'AvailabilityZones',
  'Certificates',
  'CustomerGateways',
  'DBInstances',
  'DhcpOptions',
  'DomainStatusList',
  'FlowLogs',
  'Hosts',
  'InstanceStatuses',
  'Instances',
  'KeyPairs',
  'MovingAddressStatuses',
  'NextToken',
  'PlacementGroups',
  'Regions',
  'ResponseMetadata',
  'ServiceDetails',
  'ServiceNames',
  'Tags',
])
