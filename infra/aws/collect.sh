#!/usr/bin/env bash
# Writes what Weft needs to know of an AWS account into a directory. Reads only.
#
#   infra/aws/collect.sh --region eu-central-1 --region us-east-1 --out my-network
#   weft trace --aws my-network --from web-1 --to db-1 --protocol tcp --port 5432
#
# Needs the AWS CLI version 2 and the permissions in collect-policy.json. A call that is refused is
# named and left out; the rest goes on. Run it once per account with the same --out: the results lie
# side by side as accounts/<account>/<region>/ and are read as one network.
set -euo pipefail

usage() {
  cat <<'EOF'
usage: collect.sh --region REGION [--region REGION ...] [--profile NAME] [--out DIR]

  --region   region to read; several may be given, also as REGION,REGION
  --profile  profile of the AWS CLI; default: the one in force
  --out      directory to write into; default: aws-network
EOF
}

fail() {
  printf 'collect.sh: %s\n' "$1" >&2
  usage >&2
  exit 2
}

out=aws-network
profile=()
regions=()
while (($# > 0)); do
  case $1 in
    --help | -h) usage && exit 0 ;;
    --region | --profile | --out) (($# > 1)) || fail "$1 needs a value" ;;
    *) fail "unknown argument: $1" ;;
  esac
  case $1 in
    --region) IFS=, read -ra given <<<"$2" && regions+=("${given[@]}") ;;
    --profile) profile=(--profile "$2") ;;
    --out) out=$2 ;;
  esac
  shift 2
done
((${#regions[@]} > 0)) || fail 'name at least one --region'

refused=0
refusal=$(mktemp)
trap 'rm -f "$refusal"' EXIT

# Every call goes through here. No pager, no colours, no questions.
call() {
  aws ${profile[@]+"${profile[@]}"} --no-cli-pager "$@" </dev/null
}

refuse() {
  refused=$((refused + 1))
  printf 'left out: aws %s: %s\n' "$*" "$(tr '\n' ' ' <"$refusal")" >&2
}

# save FILE SERVICE OPERATION [ARGUMENT ...]: one call, one file; an empty file is never left behind.
save() {
  local file=$1
  shift
  if call --region "$region" --output json "$@" >"$directory/$file.json.part" 2>"$refusal"; then
    mv "$directory/$file.json.part" "$directory/$file.json"
  else
    rm -f "$directory/$file.json.part"
    refuse "$@"
  fi
}

# ids QUERY SERVICE OPERATION [ARGUMENT ...]: ids, one per line.
ids() {
  local query=$1
  shift
  call --region "$region" --output text --query "$query" "$@" 2>/dev/null |
    tr '\t' '\n' | sed '/^\(None\)\{0,1\}$/d' || true
}

# The answers of the calls below do not say what they are about, so the id is written beside them.

collect_ec2() {
  save Vpcs ec2 describe-vpcs
  save Subnets ec2 describe-subnets
  save NetworkInterfaces ec2 describe-network-interfaces
  save Reservations ec2 describe-instances
  save RouteTables ec2 describe-route-tables
  save NetworkAcls ec2 describe-network-acls
  save SecurityGroups ec2 describe-security-groups
  save SecurityGroupRules ec2 describe-security-group-rules
  save InternetGateways ec2 describe-internet-gateways
  save EgressOnlyInternetGateways ec2 describe-egress-only-internet-gateways
  save NatGateways ec2 describe-nat-gateways
  save Addresses ec2 describe-addresses
  save VpcPeeringConnections ec2 describe-vpc-peering-connections
  save VpcEndpoints ec2 describe-vpc-endpoints
  save CarrierGateways ec2 describe-carrier-gateways
  save LocalGateways ec2 describe-local-gateways
}

collect_prefix_lists() {
  save PrefixLists ec2 describe-prefix-lists
  save ManagedPrefixLists ec2 describe-managed-prefix-lists
  local id
  for id in $(ids 'PrefixLists[].PrefixListId' ec2 describe-managed-prefix-lists); do
    save "ManagedPrefixListEntries-$id" ec2 get-managed-prefix-list-entries --prefix-list-id "$id" \
      --query "{ManagedPrefixListEntries: [{PrefixListId: '$id', Entries: Entries}]}"
  done
}

collect_transit_gateways() {
  save TransitGateways ec2 describe-transit-gateways
  save TransitGatewayAttachments ec2 describe-transit-gateway-attachments
  save TransitGatewayVpcAttachments ec2 describe-transit-gateway-vpc-attachments
  save TransitGatewayPeeringAttachments ec2 describe-transit-gateway-peering-attachments
  save TransitGatewayRouteTables ec2 describe-transit-gateway-route-tables
  local id
  for id in $(ids 'TransitGatewayRouteTables[].TransitGatewayRouteTableId' \
    ec2 describe-transit-gateway-route-tables); do
    save "TransitGatewayPropagations-$id" ec2 get-transit-gateway-route-table-propagations \
      --transit-gateway-route-table-id "$id" \
      --query "{TransitGatewayPropagations: [{TransitGatewayRouteTableId: '$id', \
TransitGatewayRouteTablePropagations: TransitGatewayRouteTablePropagations}]}"
    save "TransitGatewayRoutes-$id" ec2 search-transit-gateway-routes \
      --transit-gateway-route-table-id "$id" --filters Name=state,Values=active,blackhole \
      --query "{TransitGatewayRoutes: [{TransitGatewayRouteTableId: '$id', Routes: Routes, \
AdditionalRoutesAvailable: AdditionalRoutesAvailable}]}"
  done
}

# Configurations of VPN connections hold pre-shared keys: only what says where packets go is kept.
collect_edges() {
  save VpnGateways ec2 describe-vpn-gateways
  save VpnConnections ec2 describe-vpn-connections \
    --query '{VpnConnections: VpnConnections[].{VpnConnectionId: VpnConnectionId, State: State,
VpnGatewayId: VpnGatewayId, TransitGatewayId: TransitGatewayId, Routes: Routes, Tags: Tags,
Options: {StaticRoutesOnly: Options.StaticRoutesOnly}}}'
  save VirtualInterfaces directconnect describe-virtual-interfaces \
    --query '{VirtualInterfaces: virtualInterfaces[].{VirtualInterfaceId: virtualInterfaceId,
VirtualInterfaceState: virtualInterfaceState, VirtualGatewayId: virtualGatewayId,
DirectConnectGatewayId: directConnectGatewayId}}'
  save DirectConnectGateways directconnect describe-direct-connect-gateways
  local id
  for id in $(ids 'directConnectGateways[].directConnectGatewayId' \
    directconnect describe-direct-connect-gateways); do
    save "DirectConnectGatewayAssociations-$id" \
      directconnect describe-direct-connect-gateway-associations --direct-connect-gateway-id "$id"
  done
}

collect_load_balancers() {
  save LoadBalancers elbv2 describe-load-balancers
  save ClassicLoadBalancers elb describe-load-balancers
  save TargetGroups elbv2 describe-target-groups
  local arn listener name
  for arn in $(ids 'LoadBalancers[].LoadBalancerArn' elbv2 describe-load-balancers); do
    name=${arn##*:loadbalancer/}
    name=${name//\//-}
    save "Listeners-$name" elbv2 describe-listeners --load-balancer-arn "$arn"
    save "LoadBalancerAttributes-$name" elbv2 describe-load-balancer-attributes \
      --load-balancer-arn "$arn" \
      --query "{LoadBalancerAttributes: [{LoadBalancerArn: '$arn', Attributes: Attributes}]}"
    [[ $arn == *:loadbalancer/app/* ]] || continue
    for listener in $(ids 'Listeners[].ListenerArn' elbv2 describe-listeners \
      --load-balancer-arn "$arn"); do
      save "Rules-$name-${listener##*/}" elbv2 describe-rules --listener-arn "$listener"
    done
  done
  for arn in $(ids 'TargetGroups[].TargetGroupArn' elbv2 describe-target-groups); do
    name=${arn##*:targetgroup/}
    name=${name//\//-}
    save "TargetGroupAttributes-$name" elbv2 describe-target-group-attributes \
      --target-group-arn "$arn" \
      --query "{TargetGroupAttributes: [{TargetGroupArn: '$arn', Attributes: Attributes}]}"
    save "LoadBalancerTargetHealth-$name" elbv2 describe-target-health --target-group-arn "$arn" \
      --query "{LoadBalancerTargetHealth: [{TargetGroupArn: '$arn', \
TargetHealthDescriptions: TargetHealthDescriptions}]}"
  done
}

account=$(call sts get-caller-identity --query Account --output text) || {
  printf 'collect.sh: the AWS CLI has no valid credentials; see the message above\n' >&2
  exit 1
}
for region in "${regions[@]}"; do
  directory=$out/accounts/$account/$region
  mkdir -p "$directory"
  collect_ec2
  collect_prefix_lists
  collect_transit_gateways
  collect_edges
  collect_load_balancers
  printf 'wrote %s\n' "$directory"
done
if ((refused > 0)); then
  printf '%d calls were left out; see above\n' "$refused" >&2
fi
