#!/usr/bin/env bash
# Creates what the bot needs in Azure and Entra. It can be run again: what exists is kept.
# Run it in the folder of the project, signed in with: az login
set -euo pipefail

# Use the cloud that the tenant is in.
# If it fails: See the clouds that az knows with: az cloud list --output table
az cloud set --name AzureCloud --output none

# Learn the id of the tenant; this fails when nobody is signed in.
# If it fails: Sign in first with: az login
TENANT_ID=$(az account show --query tenantId --output tsv)

# Make the resource group, or keep the one that is there.
# If it fails: You need the role Contributor on the subscription or the resource group.
az group create --name rg-token-warden --location westeurope --output none

# Make identity, storage account, role, web app, bot and Teams channel from the template.
# If it fails: Granting a role needs Owner or User Access Administrator on the resource group. See what would change with: az deployment group what-if, and the same arguments.
az deployment group create \
    --resource-group rg-token-warden \
    --name token-warden-setup \
    --template-file infra/azuredeploy.json \
    --parameters infra/azuredeploy.parameters.json name=token-warden actions=off cloud=global \
    --output none

# The identity's client id is the bot's id.
# If it fails: See the deployment in the portal, under Deployments of the resource group.
BOT_ID=$(az deployment group show \
    --resource-group rg-token-warden \
    --name token-warden-setup \
    --query properties.outputs.botId.value \
    --output tsv)

# Its object id is what permissions are granted to.
# If it fails: See the deployment in the portal, under Deployments of the resource group.
PRINCIPAL_ID=$(az deployment group show \
    --resource-group rg-token-warden \
    --name token-warden-setup \
    --query properties.outputs.principalId.value \
    --output tsv)

# Learn the object id of Microsoft Graph in this tenant.
# If it fails: Your account must be allowed to read the directory.
GRAPH_ID=$(az ad sp show --id 00000003-0000-0000-c000-000000000000 --query id --output tsv)

# Grant the Graph permission DeviceManagementServiceConfig.Read.All.
# If it fails: Granting Graph permissions needs the Entra role Privileged Role Administrator. Entra may need a minute to know a new identity: run this again, what exists is kept.
if [ -z "$(az rest \
    --method get \
    --url "https://graph.microsoft.com/v1.0/servicePrincipals/${PRINCIPAL_ID}/appRoleAssignments" \
    --resource https://graph.microsoft.com \
    --query "value[?appRoleId=='06a5fe6d-c49d-46a7-b082-56b1b14103c7'].id" \
    --output tsv)" ]; then
  az rest \
      --method post \
      --url "https://graph.microsoft.com/v1.0/servicePrincipals/${PRINCIPAL_ID}/appRoleAssignments" \
      --resource https://graph.microsoft.com \
      --headers Content-Type=application/json \
      --body "{\"principalId\":\"${PRINCIPAL_ID}\",\"resourceId\":\"${GRAPH_ID}\",\"appRoleId\":\"06a5fe6d-c49d-46a7-b082-56b1b14103c7\"}" \
      --output none
fi

# Show the ids of all permissions the identity has now: see that there is none you did not ask for.
# If it fails: Granting Graph permissions needs the Entra role Privileged Role Administrator. Entra may need a minute to know a new identity: run this again, what exists is kept.
az rest \
    --method get \
    --url "https://graph.microsoft.com/v1.0/servicePrincipals/${PRINCIPAL_ID}/appRoleAssignments" \
    --resource https://graph.microsoft.com \
    --query 'value[].appRoleId' \
    --output tsv

# What the bot needs to know.
echo "BOT_ID=${BOT_ID}"
