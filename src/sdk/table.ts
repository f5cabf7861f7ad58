// Made from the model by test/sdk/source.test.ts. Do not edit.
/** Kind: its plural, and the path of the collection. */
export const KIND_ROWS: Readonly<Record<string, string>> = {
  fabric: 'fabrics /v1/fabrics',
  vpc: 'vpcs /v1/vpcs',
  subnet: 'subnets /v1/vpcs/{vpcId}/subnets',
  vnic: 'vnics /v1/vpcs/{vpcId}/vnics',
  routeTable: 'routeTables /v1/vpcs/{vpcId}/route-tables',
  route: 'routes /v1/vpcs/{vpcId}/route-tables/{routeTableId}/routes',
  internetGateway: 'internetGateways /v1/vpcs/{vpcId}/internet-gateways',
  egressOnlyGateway: 'egressOnlyGateways /v1/vpcs/{vpcId}/egress-only-gateways',
  vpnGateway: 'vpnGateways /v1/vpcs/{vpcId}/vpn-gateways',
  natGateway: 'natGateways /v1/vpcs/{vpcId}/nat-gateways',
  floatingIp: 'floatingIps /v1/vpcs/{vpcId}/floating-ips',
  securityGroup: 'securityGroups /v1/vpcs/{vpcId}/security-groups',
  securityGroupRule: 'securityGroupRules /v1/vpcs/{vpcId}/security-groups/{securityGroupId}/rules',
  networkAcl: 'networkAcls /v1/vpcs/{vpcId}/network-acls',
  networkAclEntry: 'networkAclEntries /v1/vpcs/{vpcId}/network-acls/{networkAclId}/entries',
  peering: 'peerings /v1/peerings',
  transitGateway: 'transitGateways /v1/transit-gateways',
  transitGatewayAttachment: 'transitGatewayAttachments /v1/transit-gateway-attachments',
  transitGatewayRouteTable: 'transitGatewayRouteTables /v1/transit-gateway-route-tables',
  transitGatewayRoute: 'transitGatewayRoutes /v1/transit-gateway-route-tables/{transitGatewayRouteTableId}/routes',
  prefixList: 'prefixLists /v1/prefix-lists',
  targetGroup: 'targetGroups /v1/vpcs/{vpcId}/target-groups',
  target: 'targets /v1/vpcs/{vpcId}/target-groups/{targetGroupId}/targets',
  serviceFunction: 'serviceFunctions /v1/vpcs/{vpcId}/service-functions',
  serviceFunctionGroup: 'serviceFunctionGroups /v1/vpcs/{vpcId}/service-function-groups',
  classifier: 'classifiers /v1/vpcs/{vpcId}/classifiers',
  serviceChain: 'serviceChains /v1/vpcs/{vpcId}/service-chains',
  dhcpOptions: 'dhcpOptions /v1/vpcs/{vpcId}/dhcp-options',
  qosPolicy: 'qosPolicies /v1/vpcs/{vpcId}/qos-policies',
}

/** What no kind gives by itself: method, path with query, and whether it only reads. */
export const OTHER_ROWS: Readonly<Record<string, string>> = {
  replaceRoutes: 'PUT /v1/vpcs/{vpcId}/route-tables/{routeTableId}/routes',
  replaceSecurityGroupRules: 'PUT /v1/vpcs/{vpcId}/security-groups/{securityGroupId}/rules',
  replaceNetworkAclEntries: 'PUT /v1/vpcs/{vpcId}/network-acls/{networkAclId}/entries',
  replaceTransitGatewayRoutes: 'PUT /v1/transit-gateway-route-tables/{transitGatewayRouteTableId}/routes',
  replaceTargets: 'PUT /v1/vpcs/{vpcId}/target-groups/{targetGroupId}/targets',
  createTrace: 'POST /v1/traces read',
  getTopology: 'GET /v1/vpcs/{vpcId}/topology read',
}
