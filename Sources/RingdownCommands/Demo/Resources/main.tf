# Stands in for genesyscloud_outbound_campaign or a CXone skill: terraform_data is built in, so no provider is needed.
variable "campaign_status" {
  type    = string
  default = "off"
}

resource "terraform_data" "campaign" {
  input = {
    campaign_status = var.campaign_status
    contact_list    = "Renewals Q4"
  }
}

output "campaign_status" {
  value = terraform_data.campaign.output.campaign_status
}
