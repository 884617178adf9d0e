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

# Make the app registration for this tenant alone, or keep the one of that name.
# If it fails: You need the Entra role Application Developer or Application Administrator.
BOT_ID=$(az ad app create \
    --display-name token-warden \
    --sign-in-audience AzureADMyOrg \
    --query appId \
    --output tsv)

# Make its service principal, which permissions are granted to.
# If it fails: You need the Entra role Application Developer or Application Administrator.
if ! az ad sp show --id "${BOT_ID}" --output none 2>/dev/null; then
  az ad sp create --id "${BOT_ID}" --output none
fi

# Learn the object id of the service principal.
# If it fails: Entra may need a minute to know it: run this again.
PRINCIPAL_ID=$(az ad sp show --id "${BOT_ID}" --query id --output tsv)

# Remember the settings that the web app has already, so that none is lost.
# If it fails: You need the role Contributor on the subscription or the resource group.
SETTINGS=$(az webapp config appsettings list \
    --resource-group rg-token-warden \
    --name token-warden \
    --query '[]' \
    --output json 2>/dev/null || echo '[]')

# Make identity, storage account, role, web app, bot and Teams channel from the template.
# If it fails: Granting a role needs Owner or User Access Administrator on the resource group. See what would change with: az deployment group what-if, and the same arguments. A bot cannot change its kind: if one of that name is UserAssignedMSI, run this with --identity managed.
az deployment group create \
    --resource-group rg-token-warden \
    --name token-warden-setup \
    --template-file infra/azuredeploy.json \
    --parameters infra/azuredeploy.parameters.json name=token-warden "botId=${BOT_ID}" \
    --output none

# Learn the client id of the managed identity.
# If it fails: See the deployment in the portal, under Deployments of the resource group.
IDENTITY_ID=$(az deployment group show \
    --resource-group rg-token-warden \
    --name token-warden-setup \
    --query properties.outputs.identityId.value \
    --output tsv)

# Learn its object id.
# If it fails: See the deployment in the portal, under Deployments of the resource group.
IDENTITY_PRINCIPAL_ID=$(az deployment group show \
    --resource-group rg-token-warden \
    --name token-warden-setup \
    --query properties.outputs.identityPrincipalId.value \
    --output tsv)

# Learn the address of the tables.
# If it fails: See the deployment in the portal, under Deployments of the resource group.
TABLE_ENDPOINT=$(az deployment group show \
    --resource-group rg-token-warden \
    --name token-warden-setup \
    --query properties.outputs.tableEndpoint.value \
    --output tsv)

# Learn the address of the web app.
# If it fails: See the deployment in the portal, under Deployments of the resource group.
APP_HOST=$(az deployment group show \
    --resource-group rg-token-warden \
    --name token-warden-setup \
    --query properties.outputs.host.value \
    --output tsv)

# Let the app trust the managed identity: this stands in for a secret.
# If it fails: You need the Entra role Application Developer or Application Administrator.
if [ -z "$(az ad app federated-credential list \
    --id "${BOT_ID}" \
    --query "[?subject=='${IDENTITY_PRINCIPAL_ID}'].id" \
    --output tsv)" ]; then
  az ad app federated-credential create \
      --id "${BOT_ID}" \
      --parameters "{\"name\":\"token-warden\",\"issuer\":\"https://login.microsoftonline.com/${TENANT_ID}/v2.0\",\"subject\":\"${IDENTITY_PRINCIPAL_ID}\",\"audiences\":[\"api://AzureADTokenExchange\"]}" \
      --output none
fi

# Give the web app its settings; those it has beside them stay.
# If it fails: You need the role Contributor on the subscription or the resource group.
az webapp config appsettings set \
    --resource-group rg-token-warden \
    --name token-warden \
    --settings ACTIONS=off "${SETTINGS}" "BOT_ID=${BOT_ID}" "BOT_TENANT_ID=${TENANT_ID}" BOT_TYPE=SingleTenant "BOT_FEDERATED_IDENTITY=${IDENTITY_ID}" CLOUD=global "STORE_URL=azure-tables:${TABLE_ENDPOINT}tokenwarden" HOST=0.0.0.0 PORT=8080 NODE_ENV=production WEBSITE_RUN_FROM_PACKAGE=1 SCM_DO_BUILD_DURING_DEPLOYMENT=false \
    --output none

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

# Write down what the bot needs to know; what else is there stays.
ENV_FILE=env/.env
umask 077
remember() {
  { grep -v "^$1=" "${ENV_FILE}" 2>/dev/null || true; printf '%s=%s\n' "$1" "$2"; } > "${ENV_FILE}.new"
  mv "${ENV_FILE}.new" "${ENV_FILE}"
}

remember BOT_ID "${BOT_ID}"
remember BOT_TENANT_ID "${TENANT_ID}"
remember BOT_TYPE SingleTenant
remember BOT_FEDERATED_IDENTITY "${IDENTITY_ID}"
remember CLOUD global
remember STORE_URL "azure-tables:${TABLE_ENDPOINT}tokenwarden"
remember ACTIONS off
remember PUBLIC_URL "https://${APP_HOST}/api/messages"
