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

# Make a client secret for one year beside any other, and write it to its file alone.
# If it fails: You need the Entra role Application Developer or Application Administrator. Some tenants forbid client secrets: use --identity federated there.
if [ ! -e env/bot-secret.env ]; then
  SECRET=$(az ad app credential reset \
      --id "${BOT_ID}" \
      --append \
      --display-name token-warden \
      --years 1 \
      --query password \
      --output tsv)
  [ -n "${SECRET}" ]
  (umask 077 && printf 'BOT_PASSWORD=%s\n' "${SECRET}" > env/bot-secret.env)
  unset SECRET
fi

# Make the storage account, or bring it to these settings: TLS 1.2, no keys, nothing public.
# If it fails: You need the role Contributor on the subscription or the resource group. If the name is taken, choose another with --storage-account.
az storage account create \
    --resource-group rg-token-warden \
    --name tokenwarden \
    --location westeurope \
    --kind StorageV2 \
    --sku Standard_LRS \
    --https-only true \
    --min-tls-version TLS1_2 \
    --allow-blob-public-access false \
    --allow-shared-key-access false \
    --output none

# Learn its id.
# If it fails: You need the role Contributor on the subscription or the resource group.
STORAGE_ID=$(az storage account show --resource-group rg-token-warden --name tokenwarden --query id --output tsv)

# Learn the address of its tables.
# If it fails: You need the role Contributor on the subscription or the resource group.
TABLE_ENDPOINT=$(az storage account show \
    --resource-group rg-token-warden \
    --name tokenwarden \
    --query primaryEndpoints.table \
    --output tsv)

# Let the bot's identity read and write tables there, and nothing else.
# If it fails: Granting a role needs Owner or User Access Administrator on the resource group. Entra may need a minute to know a new identity: run this again.
if [ -z "$(az role assignment list \
    --assignee "${PRINCIPAL_ID}" \
    --role 'Storage Table Data Contributor' \
    --scope "${STORAGE_ID}" \
    --query '[].id' \
    --output tsv)" ]; then
  az role assignment create \
      --assignee-object-id "${PRINCIPAL_ID}" \
      --assignee-principal-type ServicePrincipal \
      --role 'Storage Table Data Contributor' \
      --scope "${STORAGE_ID}" \
      --output none
fi

# Register the bot with Azure Bot Service.
# If it fails: You need the role Contributor on the subscription or the resource group. Names of bots are unique in all of Azure: if it is taken, choose another with --name.
if ! az bot show --resource-group rg-token-warden --name token-warden --output none 2>/dev/null; then
  az bot create \
      --resource-group rg-token-warden \
      --name token-warden \
      --app-type SingleTenant \
      --appid "${BOT_ID}" \
      --tenant-id "${TENANT_ID}" \
      --endpoint https://token-warden.contoso.com/api/messages \
      --sku F0 \
      --output none
fi

# Point the bot to this address, also when it was there before.
# If it fails: You need the role Contributor on the subscription or the resource group.
az bot update \
    --resource-group rg-token-warden \
    --name token-warden \
    --endpoint https://token-warden.contoso.com/api/messages \
    --output none

# Open the Teams channel.
# If it fails: You need the role Contributor on the subscription or the resource group.
if ! az bot msteams show --resource-group rg-token-warden --name token-warden --output none 2>/dev/null; then
  az bot msteams create --resource-group rg-token-warden --name token-warden --output none
fi

# Learn the object id of Microsoft Graph in this tenant.
# If it fails: Your account must be allowed to read the directory.
GRAPH_ID=$(az ad sp show --id 00000003-0000-0000-c000-000000000000 --query id --output tsv)

# Grant the Graph permission DeviceManagementServiceConfig.ReadWrite.All.
# If it fails: Granting Graph permissions needs the Entra role Privileged Role Administrator. Entra may need a minute to know a new identity: run this again, what exists is kept.
if [ -z "$(az rest \
    --method get \
    --url "https://graph.microsoft.com/v1.0/servicePrincipals/${PRINCIPAL_ID}/appRoleAssignments" \
    --resource https://graph.microsoft.com \
    --query "value[?appRoleId=='5ac13192-7ace-4fcf-b828-1a26f28068ee'].id" \
    --output tsv)" ]; then
  az rest \
      --method post \
      --url "https://graph.microsoft.com/v1.0/servicePrincipals/${PRINCIPAL_ID}/appRoleAssignments" \
      --resource https://graph.microsoft.com \
      --headers Content-Type=application/json \
      --body "{\"principalId\":\"${PRINCIPAL_ID}\",\"resourceId\":\"${GRAPH_ID}\",\"appRoleId\":\"5ac13192-7ace-4fcf-b828-1a26f28068ee\"}" \
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
remember CLOUD global
remember STORE_URL "azure-tables:${TABLE_ENDPOINT}tokenwarden"
remember ACTIONS on
remember PUBLIC_URL https://token-warden.contoso.com/api/messages
remember BOT_PASSWORD "$(sed -n 's/^BOT_PASSWORD=//p' env/bot-secret.env)"
