print("ringdown")
